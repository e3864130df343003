internal import Mustache
internal import PageTemplates

/// The templates, parsed.
enum PageLibrary {
  /// The page of these values.
  ///
  /// - Throws: what is wrong with a template, which a test would have met.
  static func page(_ values: [String: Any]) throws -> String {
    MustacheContentTypes.register(HTMLText(), named: "PAGE")
    var library = MustacheLibrary()
    for template in PageTemplate.allCases {
      // In each: an included template starts again with Mustache's own escaping.
      try library.register(
        "{{% CONTENT_TYPE: PAGE}}" + template.text, named: template.rawValue)
    }
    return library.render(values, withTemplate: PageTemplate.page.rawValue) ?? ""
  }
}

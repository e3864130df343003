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
      try library.register(template.text, named: template.rawValue)
    }
    return library.render(values, withTemplate: PageTemplate.page.rawValue) ?? ""
  }
}

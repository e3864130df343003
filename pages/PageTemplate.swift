/// The templates, style and script of the HTML report, embedded at build time.
///
/// Templates are Mustache; a name here is the name under which others include it.
public enum PageTemplate: String, Sendable, CaseIterable {
  case page, article, block, table, comparison, whatif

  /// The template's text.
  public var text: String {
    let bytes =
      switch self {
      case .page: PackageResources.page_mustache
      case .article: PackageResources.article_mustache
      case .block: PackageResources.block_mustache
      case .table: PackageResources.table_mustache
      case .comparison: PackageResources.comparison_mustache
      case .whatif: PackageResources.whatif_mustache
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The one style sheet: screen, phone, dark and paper.
  public static var style: String { String(decoding: PackageResources.page_css, as: UTF8.self) }

  /// What moves the sliders; the formulas are generated elsewhere.
  public static var script: String { String(decoding: PackageResources.page_js, as: UTF8.self) }
}

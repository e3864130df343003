/// A picture of gnuplot as an element of a page: ids of its own, and the page's colour for text and
/// lines, so that it is legible in the dark and on paper.
struct SVGFragment {
  let text: String

  /// - Parameters:
  ///   - id: what the ids of the picture begin with.
  ///   - description: what it shows, for those who don't see it.
  init(_ svg: String, id: String, description: String) {
    let box = Self.value(of: "viewBox", in: svg) ?? "0 0 800 600"
    // The prologue, gnuplot's own title, and the filters, which nothing refers to.
    var body = svg
    if let start = body.firstRange(of: "<g id=\"gnuplot_canvas\">") {
      body.removeSubrange(..<start.upperBound)
    }
    if let end = body.firstRange(of: "</svg>") { body.removeSubrange(end.lowerBound...) }
    while let start = body.firstRange(of: "<filter"), let end = body.firstRange(of: "</filter>"),
      start.lowerBound < end.lowerBound
    {
      body.removeSubrange(start.lowerBound..<end.upperBound)
    }
    for (old, new) in Self.replacements(id) { body = body.replacing(old, with: new) }
    let lines = body.split(separator: "\n").map { $0.drop { $0 == "\t" || $0 == " " } }
      .filter { !$0.isEmpty }
    let escape = HTMLText().escapeText
    text =
      "<svg viewBox=\"\(escape(box))\" role=\"img\" aria-label=\"\(escape(description))\" "
      + "xmlns=\"http://www.w3.org/2000/svg\">\n<g>\n"
      + lines.joined(separator: "\n") + "\n</svg>"
  }

  /// Ids apart from those of other pictures, and the greys and blacks of plots/style.gp as shades of
  /// the page's own colour.
  private static func replacements(_ id: String) -> [(String, String)] {
    [
      ("id=\"gnuplot_", "id=\"\(id)-"), ("id='gp", "id='\(id)-gp"),
      ("xlink:href='#gp", "href='#\(id)-gp"),
      (" color=\"black\"", ""), ("fill=\"black\"", "fill=\"currentColor\""),
      ("rgb(34,34,34)", "currentColor"), ("rgb( 34,  34,  34)", "currentColor"),
      ("rgb(85,85,85)", "currentColor"), ("rgb( 85,  85,  85)", "currentColor"),
      ("rgb(0,0,0)", "currentColor"), ("rgb(  0,   0,   0)", "currentColor"),
      ("'rgb(221, 221, 221)'", "'currentColor' stroke-opacity='0.2'"),
    ]
  }

  private static func value(of attribute: String, in svg: String) -> String? {
    guard let start = svg.firstRange(of: "\(attribute)=\"") else { return nil }
    let rest = svg[start.upperBound...]
    return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
  }
}

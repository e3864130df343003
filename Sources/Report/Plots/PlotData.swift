/// Data files for gnuplot: fields parted by tabs.
enum PlotData {
  /// Rows of ready fields.
  static func table(_ rows: [[String]]) -> String {
    rows.map { $0.map(clean).joined(separator: "\t") + "\n" }.joined()
  }

  /// A number; NaN, which draws nothing, for none.
  static func number(_ value: Double?) -> String { value.map(CSV.number) ?? "NaN" }

  /// A text as a field. gnuplot takes a straight double quote for the start of a quoted field and
  /// knows no escape for one, so it becomes a curly one; a backslash stands for itself only
  /// if it is doubled.
  static func clean(_ text: String) -> String {
    let clean = TextStyle(ascii: false).clean(text)
      .replacing("\"", with: "\u{201D}").replacing("\\", with: "\\\\")
    // An empty field would be taken for a missing one, and a # in front for a comment.
    if clean.isEmpty { return " " }
    return clean.hasPrefix("#") ? "\u{200A}" + clean : clean
  }

  /// A label that fits left of the bars: the name is cut, what tells rows apart is kept.
  static func label(_ name: String, _ suffix: String = "") -> String {
    let limit = 52 - suffix.displayWidth
    guard name.displayWidth > limit else { return name + suffix }
    return name.head(columns: max(1, limit - 1)) + "…" + suffix
  }
}

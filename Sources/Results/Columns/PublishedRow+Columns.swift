extension PublishedRow: ResultRow {
  public static var section: Section { .published }
  public var key: String { "\(figure)/\(name)" }

  public static var columns: [Column<Self>] {
    [
      .text("figure", "Figure", in: .files) { $0.figure },
      .text("what", "What", in: .files) { $0.what },
      .text("name", "Case") { $0.name },
      .figure("value", "Published") { $0.value },
      .text("over", "Over") { $0.over },
      .figure("ratio", "Ratio") { $0.ratio },
      .text("hardware", "Hardware", in: .files) { $0.hardware },
      .text("kernel", "Kernel", in: .files) { $0.kernel },
      .text("link", "Link", in: .files) { $0.link },
      .text("note", "Note", in: .files) { $0.note },
    ]
  }
}

extension PublishedRow {
  /// Whose figures they all are.
  public static let warningLine =
    "Other people's figures on other machines: none was measured here, and none is mixed with what"
    + " was. They show the order of magnitude that others met."

  /// On what, by whom, where to read it, and what to know before using it.
  public var noteLine: String {
    let source = value.provenance?.detail ?? "source not stated"
    return "\(figure). Hardware: \(hardware). Kernel: \(kernel). Source: \(source)"
      + (link.map { " (\($0))" } ?? "") + "." + (note.map { " \($0)" } ?? "")
  }
}

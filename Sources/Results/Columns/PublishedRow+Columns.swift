extension PublishedRow: ResultRow {
  public static var section: Section { .published }
  public var key: String { "\(figure)/\(name)" }

  public static var columns: [Column<Self>] {
    [
      .text("figure", "Figure") { $0.figure },
      .text("what", "What", in: .files) { $0.what },
      .text("name", "Value of") { $0.name },
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

extension [PublishedRow] {
  /// Whose figures they are.
  public static var warningLine: String {
    "Other people's figures on other machines: none was measured here, and none is mixed with what"
      + " was. They show the order of magnitude that others met."
  }

  /// Of each figure what it is, on what, and by whom.
  public var noteLines: [String] {
    var lines: [String] = []
    var seen: Set<String> = []
    for row in self where seen.insert(row.figure).inserted {
      let source = row.value.provenance?.detail ?? "source not stated"
      let link = row.link.map { " (\($0))" } ?? ""
      let note = row.note.map { " \($0)" } ?? ""
      lines.append(
        "\(row.figure): \(row.what). Hardware: \(row.hardware). Kernel: \(row.kernel). \(source)"
          + "\(link).\(note)")
    }
    return lines
  }
}

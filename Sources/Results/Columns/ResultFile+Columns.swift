extension ResultFile: ResultRow {
  public static var section: Section { .file }
  public var key: String { "" }

  public static var columns: [Column<Self>] {
    [
      .integer("schemaVersion", "Schema version", .count, in: .files) { Int64($0.schemaVersion) },
      .text("tool", "Tool") { "\($0.tool.name) \($0.tool.version)" },
      .text("created", "Created") { $0.created },
      .text("invocation", "Command") { $0.invocation.joined(separator: " ") },
      Column("complete", "Complete", in: .files) { .flag($0.complete) },
      .text("incompleteReason", "Incomplete") { $0.incompleteReason },
    ]
  }

  public func fields(of column: String, at index: Int) -> [String] {
    column == "tool" ? ["tool.name", "tool.version"] : [column]
  }
}

extension ResultFile.Calibration: ResultRow {
  public static var section: Section { .calibration }
  public var key: String { "" }

  public static var columns: [Column<Self>] {
    [
      .figure("before", "Fixed loop, before") { $0.before },
      .figure("after", "Fixed loop, after") { $0.after },
    ]
  }
}

extension Warning: ResultRow {
  public static var section: Section { .warnings }
  public var key: String { id }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("fact", "What was found") { $0.fact },
      .text("remedy", "What to do") { $0.remedy },
    ]
  }
}

extension Conclusion: ResultRow {
  public static var section: Section { .conclusions }
  public var key: String { sizeBytes.map(SizeLabel.text) ?? "" }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size") { $0.sizeBytes.map(Cell.size) ?? .none },
      .text("text", "Conclusion") { $0.text },
    ]
  }
}

extension RemapRow: ResultRow {
  public static var section: Section { .remap }
  public var key: String {
    [
      protocolID, "split=\(split)", SizeLabel.text(sizeBytes), operation.rawValue,
      contents.rawValue, pass.rawValue,
    ].joined(separator: "/")
  }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      .text("split", "Split") { $0.split },
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .text("operation", "Operation") { $0.operation.rawValue },
      .text("pass", "Pass") { $0.pass.rawValue },
      .text("contents", "Contents", in: .files) { $0.contents.rawValue },
      .integer("batch", "Batch", .count) { $0.batch },
      .integer("n", "n", .count) { Int64($0.n) },
      .figure("p50", "p50", .smaller) { $0.p50 },
      .figure("p99", "p99", .smaller) { $0.p99 },
      .figure("maximum", "Max", .smaller, in: .files) { $0.maximum },
      .figure("pagesFreed", "Freed", .larger) { $0.pagesFreed },
      .figure("pagesSpent", "Spent", .smaller) { $0.pagesSpent },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  public var details: [Detail] {
    actions.map { Detail("actions.\($0.kind.rawValue).\($0.name)", .figure($0.perHugePage)) }
      + counters.map { Detail("counters.\($0.rung).\($0.event)", .figure($0.perHugePage)) }
  }
}

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
      .figure("p99", "p99", .smaller, in: .files) { $0.p99 },
      .figure("maximum", "Worst", .smaller) { $0.maximum },
      .figure("initiatorCost", "With flushes and pauses", .smaller, in: .files) {
        $0.initiatorCost
      },
      .figure("flushedElsewhere", "Flushes elsewhere", .smaller, in: .files) {
        $0.flushedElsewhere
      },
      .figure("stoppedTime", "CPUs x time stopped", .smaller, in: .files) { $0.stoppedTime },
      .figure("walkerStall", "Walker stall", .smaller, in: .files) { $0.walkerStall },
      .figure("pagesFreed", "Pages freed", .larger, in: .files) { $0.pagesFreed },
      .figure("pagesSpent", "Pages spent", .smaller, in: .files) { $0.pagesSpent },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  /// All actions of one kind together; nil if the row counts none.
  func total(of kind: Action.Kind) -> Figure? {
    let figures = actions.filter { $0.kind == kind }.map(\.perHugePage)
    guard let first = figures.first else { return nil }
    guard figures.count > 1, let provenance = first.provenance else { return first }
    if let absent = figures.first(where: { $0.value == nil }) { return absent }
    return Figure(figures.compactMap(\.value).reduce(0, +), first.unit, provenance)
  }

  /// Those of the columns that aren't keys: actions of one kind, counters.
  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    if let kind = Action.Kind(rawValue: column) {
      return actions.indices.filter { actions[$0].kind == kind }.map {
        "\(place)actions[\($0)].perHugePage"
      }
    }
    if let counter = counters.firstIndex(where: { $0.event == column }) {
      return ["\(place)counters[\(counter)].perHugePage"]
    }
    return [place + column]
  }

  public var details: [Detail] {
    actions.map { Detail("actions.\($0.kind.rawValue).\($0.name)", .figure($0.perHugePage)) }
      + counters.details("counters")
      + Detail.halves(halfMedians, of: p50)
      + (visits ?? []).enumerated().map {
        Detail("visits.\($0.offset)", .integer(Int64($0.element), .count))
      }
      + Detail.quantiles("distribution", distribution, of: p50)
  }
}

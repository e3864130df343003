extension RangeRow: ResultRow {
  public static var section: Section { .ranges }
  public var key: String {
    [
      protocolID, SizeLabel.text(sizeBytes), SizeLabel.text(rangeBytes), "threads=\(threads)",
    ].joined(separator: "/")
  }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      Column("rangeBytes", "Range") { .size($0.rangeBytes) },
      .integer("hugePages", "Huge pages", .count, in: .files) { $0.hugePages },
      .integer("threads", "Threads", .count) { $0.threads },
      .integer("batch", "Batch", .count) { $0.batch },
      .integer("windowBytes", "Window", .bytes, in: .files) { $0.windowBytes },
      .integer("n", "n", .count, in: .files) { Int64($0.n) },
      .figure("hvo", "HVO", .smaller) { $0.hvo },
      .figure("deHVO", "De-HVO", .smaller) { $0.deHVO },
      .figure("perSecond", "There and back", .larger) { $0.perSecond },
      .figure("hvoStores", "HVO stores", .larger) { $0.hvoStores },
      .figure("deHVOStores", "De-HVO stores", .larger) { $0.deHVOStores },
      .figure("plainStores", "Plain stores") { $0.plainStores },
      .figure("deviation", "Above the ranges' median") { $0.deviation },
      .integer("hugePagesDone", "Done", .count, in: .files) { $0.hugePagesDone },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  public var details: [Detail] {
    (hvoCounters ?? []).details("hvoCounters") + (deHVOCounters ?? []).details("deHVOCounters")
  }
}

extension [RangeRow] {
  /// What was cut short, and what is timed.
  public var noteLines: [String] {
    guard let first else { return [] }
    let held = first.windowBytes >> 20
    return [
      "Page-table stores only, in batches, PMDs split before; each thread streams windows of"
        + " \(held) MiB of tables, so memory stays bounded. Small ranges stay in the caches.",
      "Stores: bytes stored to page-table entries per second of one thread; plain stores to the same"
        + " entries, one after the other, are the machine's store bandwidth. HVO also reads the"
        + " entries and lists, allocates and frees frames.",
    ]
      + flatMap { ($0.hvoCounters ?? []) + ($0.deHVOCounters ?? []) }.absenceLines
      + compactMap { row in
        row.failure.map { "\(row.protocolID), \(SizeLabel.text(row.rangeBytes)): \($0)" }
      }
  }
}

extension RateRow: ResultRow {
  public static var section: Section { .rates }
  public var key: String {
    BarrierRow.caseKey(id, pages: pages, peers: peers, peerState: peerState)
  }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "Call") { $0.title },
      .integer("pages", "Pages", .pages, in: .files) { $0.pages.map(Int64.init) },
      .integer("peers", "Peers", .count) { Int64($0.peers) },
      .text("peerState", "Peers do", in: .files) { $0.peerState },
      .figure("asked", "Asked") { $0.asked },
      .figure("done", "Done", .larger) { $0.done },
      .integer("n", "Calls", .count) { Int64($0.n) },
      .integer("late", "Late", .count, .smaller) { Int64($0.late) },
      .figure("serviceP50", "Call p50", .smaller) { $0.serviceP50 },
      .figure("serviceP99", "Call p99", .smaller, in: .files) { $0.serviceP99 },
      .figure("responseP50", "Wait p50", .smaller) { $0.responseP50 },
      .figure("responseP99", "Wait p99", .smaller) { $0.responseP99 },
      .figure("responseP999", "Wait p99.9", .smaller, in: .files) { $0.responseP999 },
      .figure("responseMaximum", "Wait max", .smaller) { $0.responseMaximum },
      .figure("correctedP99", "Corrected p99", .smaller, in: .files) { $0.correctedP99 },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  /// How to read the table.
  public static func notes(on rows: [Self]) -> [String] {
    rows.isEmpty
      ? []
      : [
        "Wait: from the time at which the call should have begun to its return, so that calls which a "
          + "slow one held up count in full; late: begun more than one interval late"
      ]
  }
}

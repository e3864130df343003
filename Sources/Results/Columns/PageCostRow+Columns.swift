extension PageCostRow: ResultRow {
  public static var section: Section { .pageCosts }
  public var key: String {
    BarrierRow.caseKey(id, pages: nil, peers: peers, peerState: peerState)
  }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "Call") { $0.title },
      .integer("peers", "Peers", .count) { Int64($0.peers) },
      .text("peerState", "Peers do") { $0.peerState },
      .integer("points", "Points", .count, in: .files) { Int64($0.points) },
      .figure("perCall", "Per call", .smaller, in: .files) { $0.perCall },
      .figure("perPage", "Per page", .smaller, in: .files) { $0.perPage },
      .figure("perFlush", "Per flush", .smaller, in: .files) { $0.perFlush },
      .figure("perFlushedPage", "Per flushed page", .smaller, in: .files) { $0.perFlushedPage },
      .figure("explained", "Explained", .larger, in: .files) { $0.explained },
    ]
  }

  /// The whole call without its intervals, which would leave no room for those of the flush.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .table } + [
      .figure("perCall", "Per call", .smaller) { $0.perCall.withoutInterval },
      .figure("perPage", "Per page", .smaller) { $0.perPage.withoutInterval },
      .figure("perFlush", "Peers add per call", .smaller) { $0.perFlush },
      .figure("perFlushedPage", "Peers add per page", .smaller) { $0.perFlushedPage },
    ]
  }

  /// What the figures are, and where the intervals that the table leaves out stand.
  public static func notes(on rows: [Self]) -> [String] {
    rows.isEmpty
      ? []
      : [
        "Per call and Per page: a line through the medians at several page counts; Peers add: the same "
          + "line through what running peers add to it, which is the flush. The intervals of Per call "
          + "and Per page stand in the JSON and the CSV"
      ]
  }

  /// What a table for people shows: with peers that take part and without, not asleep.
  public static func digest(_ rows: [Self]) -> [Self] { rows.filter { $0.peerState != "sleeping" } }
}

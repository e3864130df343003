extension BarrierRow {
  /// "mprotect/pages=1/peers=1/sharing".
  static func caseKey(_ id: String, pages: Int?, peers: Int, peerState: String?) -> String {
    let parts = [id, pages.map { "pages=\($0)" }, "peers=\(peers)", peerState]
    return parts.compactMap(\.self).joined(separator: "/")
  }
}

extension BarrierRow: ResultRow {
  public static var section: Section { .barriers }
  public var key: String { Self.caseKey(id, pages: pages, peers: peers, peerState: peerState) }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "Call") { $0.title },
      .text("kind", "Kind", in: .files) { $0.kind },
      .integer("pages", "Pages", .pages) { $0.pages.map(Int64.init) },
      .integer("peers", "Peers", .count) { Int64($0.peers) },
      .text("peerState", "Peers do") { $0.peerState },
      .integer("n", "n", .count) { Int64($0.n) },
      .figure("minimum", "Min", .smaller, in: .files) { $0.minimum },
      .figure("p50", "p50", .smaller) { $0.p50 },
      .figure("p90", "p90", .smaller, in: .files) { $0.p90 },
      .figure("p99", "p99", .smaller) { $0.p99 },
      .figure("maximum", "Max", .smaller) { $0.maximum },
      .figure("victimStallP50", "Stall p50", .smaller) { $0.victimStallP50 },
      .figure("victimStallMaximum", "Stall max", .smaller, in: .files) { $0.victimStallMaximum },
      .text("failure", "Failure", in: .files) { $0.failure },
      Column("notes", "Notes", in: .files) { .texts($0.notes) },
    ]
  }

  public var details: [Detail] {
    marks.sorted { $0.key < $1.key }.map {
      Detail("marks.\($0.key)", .integer(Int64($0.value), .count))
    } + Detail.halves(halfMedians, of: p50)
      + Detail.all(of: distribution, as: "distribution", of: p50)
      + Detail.all(
        of: victimStallDistribution, as: "victimStallDistribution", of: victimStallP50)
  }
}

extension ShootdownRow: ResultRow {
  public static var section: Section { .shootdowns }
  public var key: String {
    BarrierRow.caseKey(id, pages: pages, peers: peers, peerState: peerState)
  }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "Call") { $0.title },
      .integer("pages", "Pages", .pages) { $0.pages.map(Int64.init) },
      .integer("peers", "Peers", .count) { Int64($0.peers) },
      .text("peerState", "Peers do") { $0.peerState },
      .figure("cost", "Added", .smaller) { $0.cost },
      .figure("perPeer", "Per peer", .smaller) { $0.perPeer },
    ]
  }
}

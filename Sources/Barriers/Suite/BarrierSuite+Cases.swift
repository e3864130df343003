extension BarrierSuite {
  /// The cases of a plan for so many usable CPUs, grouped by primitive and page count. With one CPU
  /// the cases with a peer are there as well: their results say that there is no remote CPU.
  static func cases(plan: Plan, usable: Int) -> [BarrierCase] {
    let peers = peerCounts(plan: plan, most: max(usable - 1, 1))
    return BarrierPrimitive.allCases.flatMap { primitive in
      switch primitive.mechanism {
      case .mapping:
        pageCounts.flatMap { pages in
          [BarrierCase(primitive, pages: pages)]
            + peers.flatMap { count in
              states(plan: plan, pages: pages).map {
                BarrierCase(primitive, peers: count, peerState: $0, pages: pages)
              }
            }
        }
      case .membarrier:
        [BarrierCase(primitive)]
          + peers.map { BarrierCase(primitive, peers: $0, peerState: .spinning) }
      case .stop(let method):
        peers.map { BarrierCase(primitive, peers: $0, peerState: method.victimState) }
      case .instruction:
        [BarrierCase(primitive)]
      }
    }
  }

  /// Base pages of one operation: from one to a whole PMD of 4K pages.
  static let pageCounts = [1, 8, 64, 512]

  /// Quick: one peer and all; thorough: powers of two between them as well.
  static func peerCounts(plan: Plan, most: Int) -> [Int] {
    var counts = [1]
    if plan == .thorough {
      while let last = counts.last, last <= most / 2 { counts.append(last * 2) }
    }
    if counts.last != most { counts.append(most) }
    return counts
  }

  private static func states(plan: Plan, pages: Int) -> [PeerState] {
    plan == .thorough ? PeerState.allCases : pages == 1 ? [.sharing, .sleeping] : [.sharing]
  }
}

public import Measurement

/// What one call costs, and what each further page adds: a line through the medians at several page
/// counts, each weighted by its own size, since errors of times are in proportion.
public struct PageCost: Sendable, Hashable {
  public let primitive: BarrierPrimitive
  public let peers: Int
  public let peerState: PeerState?
  /// The page counts behind the line.
  public let pageCounts: [Int]
  /// Constant: ns per call; slope: ns per page.
  public let fit: LineFit
  /// The same line through what running peers add to the call at each page count: what reaching them
  /// costs, and what each page adds to that. Nil without running peers, or if at some page count
  /// they add nothing, so that no share can be weighted.
  public let added: LineFit?

  /// One for each primitive and set of peers that was measured at three page counts or more.
  static func all(in results: [BarrierResult], shootdowns: [ShootdownCost]) -> [PageCost] {
    var points: [BarrierCase: [(x: Double, value: Double)]] = [:]
    var order: [BarrierCase] = []
    for result in results {
      guard let pages = result.measured.pages, let summary = result.summary else { continue }
      let key = BarrierCase(
        result.measured.primitive, peers: result.measured.peers,
        peerState: result.measured.peerState)
      if points[key] == nil { order.append(key) }
      points[key, default: []].append((Double(pages), summary.p50))
    }
    return order.compactMap { key in
      guard let points = points[key], points.count >= 3,
        let fit = LineFit(points, weighting: .relative)
      else { return nil }
      return PageCost(
        primitive: key.primitive, peers: key.peers, peerState: key.peerState,
        pageCounts: points.map { Int($0.x) }, fit: fit, added: added(key, in: shootdowns))
    }
  }

  private static func added(_ key: BarrierCase, in shootdowns: [ShootdownCost]) -> LineFit? {
    let costs = shootdowns.filter {
      $0.primitive == key.primitive && $0.peers == key.peers && $0.peerState == key.peerState
    }
    let points = costs.compactMap { cost -> (x: Double, value: Double)? in
      guard case .cost(let nanoseconds, _) = cost.outcome, nanoseconds > 0 else { return nil }
      return (Double(cost.pages), nanoseconds)
    }
    guard key.peers > 0, points.count >= 3, points.count == costs.count else { return nil }
    return LineFit(points, weighting: .relative)
  }
}

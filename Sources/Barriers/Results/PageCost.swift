public import Measurement

/// What one call costs, and what each further page adds: a line through the medians at several page
/// counts, each weighted by its own size, since errors of times are in proportion.
public struct PageCost: Sendable, Hashable {
  public let primitive: BarrierPrimitive
  public let peers: Int
  public let peerState: PeerState?
  /// Constant: ns per call; slope: ns per page.
  public let fit: LineFit

  public init(primitive: BarrierPrimitive, peers: Int, peerState: PeerState?, fit: LineFit) {
    self.primitive = primitive
    self.peers = peers
    self.peerState = peerState
    self.fit = fit
  }

  /// One for each primitive and set of peers that was measured at three page counts or more.
  static func all(in results: [BarrierResult]) -> [PageCost] {
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
        primitive: key.primitive, peers: key.peers, peerState: key.peerState, fit: fit)
    }
  }
}

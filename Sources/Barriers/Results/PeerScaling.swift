public import Measurement

/// How a cost grows with the CPUs that take part, fitted to the medians at three CPU counts or more.
/// A cost without peers is none of the points: nothing is sent then.
public struct PeerScaling: Sendable, Hashable {
  public let primitive: BarrierPrimitive
  public let pages: Int?
  public let peerState: PeerState
  /// Nanoseconds over the number of CPUs, the initiator's included.
  public let fit: ScalingFit

  public init(primitive: BarrierPrimitive, pages: Int?, peerState: PeerState, fit: ScalingFit) {
    self.primitive = primitive
    self.pages = pages
    self.peerState = peerState
    self.fit = fit
  }

  static func all(in results: [BarrierResult]) -> [PeerScaling] {
    var points: [BarrierCase: [(cpus: Int, cost: Double)]] = [:]
    var order: [BarrierCase] = []
    for result in results where result.measured.peers > 0 {
      guard let summary = result.summary else { continue }
      let key = BarrierCase(
        result.measured.primitive, peers: 1, peerState: result.measured.peerState,
        pages: result.measured.pages)
      if points[key] == nil { order.append(key) }
      points[key, default: []].append((result.measured.peers + 1, summary.p50))
    }
    return order.compactMap { key in
      guard let points = points[key], let state = key.peerState, let fit = ScalingFit(points) else {
        return nil
      }
      return PeerScaling(primitive: key.primitive, pages: key.pages, peerState: state, fit: fit)
    }
  }
}

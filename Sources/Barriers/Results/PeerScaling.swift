public import Measurement

/// How a cost grows with the CPUs that take part. A cost without peers is none of the points: nothing
/// is sent then.
public struct PeerScaling: Sendable, Hashable {
  /// The median at one number of CPUs.
  public struct Point: Sendable, Hashable {
    /// The initiator's included.
    public let cpus: Int
    /// Nanoseconds.
    public let cost: Double
  }

  public let primitive: BarrierPrimitive
  public let pages: Int?
  public let peerState: PeerState
  /// In ascending order.
  public let points: [Point]
  /// Nanoseconds over the number of CPUs; nil for too few CPU counts.
  public let fit: ScalingFit?

  /// One for each primitive, page count and state of the peers that was measured with peers.
  static func all(in results: [BarrierResult]) -> [PeerScaling] {
    var points: [BarrierCase: [Point]] = [:]
    var order: [BarrierCase] = []
    for result in results where result.measured.peers > 0 {
      guard let summary = result.summary else { continue }
      let key = BarrierCase(
        result.measured.primitive, peers: 1, peerState: result.measured.peerState,
        pages: result.measured.pages)
      if points[key] == nil { order.append(key) }
      points[key, default: []].append(Point(cpus: result.measured.peers + 1, cost: summary.p50))
    }
    return order.compactMap { key in
      guard let points = points[key], let state = key.peerState else { return nil }
      let ascending = points.sorted { $0.cpus < $1.cpus }
      return PeerScaling(
        primitive: key.primitive, pages: key.pages, peerState: state, points: ascending,
        fit: ScalingFit(ascending.map { ($0.cpus, $0.cost) }))
    }
  }
}

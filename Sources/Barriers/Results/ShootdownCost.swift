public import Measurement

/// What the flush on other CPUs adds to a change of mapping: the same operation with running peers
/// minus alone.
public struct ShootdownCost: Sendable, Hashable {
  public let primitive: BarrierPrimitive
  public let pages: Int
  public let peerState: PeerState
  /// Other CPUs that had to take part; 0 with `.noRemoteCPU`.
  public let peers: Int
  public let outcome: Outcome

  public enum Outcome: Sendable, Hashable {
    /// Difference of the medians in ns, with its bootstrap interval.
    case cost(nanoseconds: Double, interval: Interval)
    /// One usable CPU: nothing is sent to anyone, so there is no such cost to state.
    case noRemoteCPU
    /// One of the two measurements has no figures, or too few undisturbed samples.
    case unknown(String)
  }

  public init(
    primitive: BarrierPrimitive, pages: Int, peerState: PeerState, peers: Int, outcome: Outcome
  ) {
    self.primitive = primitive
    self.pages = pages
    self.peerState = peerState
    self.peers = peers
    self.outcome = outcome
  }

  /// The cost divided by the number of peers, in ns; nil without a cost.
  public var perExtraCPU: Double? {
    guard case .cost(let nanoseconds, _) = outcome, peers > 0 else { return nil }
    return nanoseconds / Double(peers)
  }
}

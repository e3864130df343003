/// What reaching the other CPUs adds to a call: the difference between runs with and without peers.
public struct ShootdownRow: Sendable, Hashable, Codable {
  /// The call: "mprotect".
  public var id: String
  public var title: String
  public var peers: Int
  public var peerState: String?
  /// Base pages per call.
  public var pages: Int?
  /// Added time per call, with its confidence interval; absent with the reason on one CPU.
  public var cost: Figure
  /// The same divided by the number of peers.
  public var perPeer: Figure
}

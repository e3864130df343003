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

  public init(
    id: String, title: String, peers: Int, peerState: String?, pages: Int?, cost: Figure,
    perPeer: Figure
  ) {
    self.id = id
    self.title = title
    self.peers = peers
    self.peerState = peerState
    self.pages = pages
    self.cost = cost
    self.perPeer = perPeer
  }
}

/// An operation begun at set times, whether or not the one before was done: what a caller that keeps
/// coming waits, without coordinated omission.
public struct RateRow: Sendable, Hashable, Codable {
  /// The primitive: "mprotect".
  public var id: String
  public var title: String
  public var peers: Int
  public var peerState: String?
  public var pages: Int?
  /// Operations asked for and done in a second.
  public var asked: Figure
  public var done: Figure
  /// Operations behind the figures.
  public var n: Int
  /// Operations begun more than one interval late: the rate was more than could be kept up then.
  public var late: Int
  /// From the call to its return.
  public var serviceP50: Figure
  public var serviceP99: Figure
  /// From the time at which the call should have begun to its return.
  public var responseP50: Figure
  public var responseP99: Figure
  public var responseP999: Figure
  public var responseMaximum: Figure
  /// The 99th percentile that HdrHistogram's correction makes of the service times: what a closed
  /// loop would have to guess.
  public var correctedP99: Figure
  /// Why nothing was measured; the figures are then absent with the same reason.
  public var failure: String?
}

/// What a protocol costs for one huge page of a size, there and back.
public struct ProtocolCost: Sendable, Hashable {
  /// When the huge page is allocated.
  public let hvo: OperationCost
  /// When it is freed.
  public let deHVO: OperationCost

  /// The two operations of one protocol.
  public init(hvo: OperationCost, deHVO: OperationCost) { (self.hvo, self.deHVO) = (hvo, deHVO) }

  /// Both; unknown if either is.
  public var roundTrip: Cost { Cost.sum([hvo.total, deHVO.total]) }
}

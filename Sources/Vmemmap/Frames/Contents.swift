/// Whether frames have memory behind them.
public enum Contents: Sendable, Hashable {
  /// Tables only: copies are counted, nothing is copied.
  case none
  /// Every frame is a page of real memory, so a copy costs what memory costs and the words of each
  /// `struct page` can be checked.
  case backed(TailWords)

  /// What a tail `struct page` says of its head.
  public enum TailWords: String, Sendable, Hashable {
    /// A pointer to the head: tails of two folios differ (up to v7.0).
    case pointer
    /// A mask, the same for all tails of one order (v7.1, inferred).
    case mask
  }

  /// Real memory with the words that `protocol` presupposes.
  public static func backed(for protocol: RemapProtocol) -> Contents {
    .backed(`protocol`.tailFrame == .sharedTail ? .mask : .pointer)
  }
}

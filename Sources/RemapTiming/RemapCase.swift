public import HugeTLB
public import Vmemmap

/// One thing that is timed: an operation of a protocol on one huge page size.
public struct RemapCase: Sendable, Hashable {
  public enum Operation: Sendable, Hashable {
    /// HVO: the folios' tail vmemmap pages are freed.
    case optimize
    /// De-HVO: they are given back.
    case restore
    /// De-HVO at this size, then HVO at a smaller one.
    case demote(to: HugePageSize)
  }
  public enum Pass: Sendable, Hashable {
    /// The vmemmap PMDs are blocks and are split on the way.
    case first
    /// Already split, or never blocks.
    case steady
  }

  public let remap: RemapProtocol
  public let load: RemapLoad
  public let operation: Operation
  public let pass: Pass
  /// Whether pages of `struct page`s were really copied (false: tables only).
  public let copies: Bool
}

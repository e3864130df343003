public import HugeTLB

/// One prediction beside what the running kernel did.
public struct ModelCheck: Sendable, Hashable {
  /// What is compared, with its unit.
  public enum Quantity: Sendable, Hashable { case pages, times, nanoseconds, events }
  /// One side: the number and where it comes from, or why there is none.
  public enum Side: Sendable, Hashable {
    case known(Double, from: String)
    case missing(String)
  }

  public let what: String
  public let size: HugePageSize
  public let quantity: Quantity
  public let model: Side
  public let machine: Side
  /// Whether the two sides must be equal.
  public let isExact: Bool
  /// Why they differ, or what the comparison leaves out.
  public let note: String?
}

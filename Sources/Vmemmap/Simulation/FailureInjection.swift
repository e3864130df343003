/// Failures forced on a run, as the kernel's fault injection does it.
///
/// Allocations and compare-and-swaps are numbered from 0 over the life of a simulated vmemmap, in
/// the order in which they are tried.
public struct FailureInjection: Sendable, Hashable {
  /// Allocations (frames and PTE tables alike) that fail with -ENOMEM.
  public var allocations: Range<Int>
  /// Compare-and-swaps that lose against a hardware Access flag update at every try (-EAGAIN).
  public var swaps: Range<Int>
  /// How often a failing compare-and-swap fails before it succeeds; at `RemapProtocol.swapTries`
  /// the folio is given up.
  public var failedTries: Int

  public init(
    allocations: Range<Int> = 0..<0, swaps: Range<Int> = 0..<0,
    failedTries: Int = RemapProtocol.swapTries
  ) {
    self.allocations = allocations
    self.swaps = swaps
    self.failedTries = failedTries
  }

  public static let none = FailureInjection()
  /// Only allocation number `n` fails: a retry succeeds.
  public static func allocation(_ n: Int) -> Self { Self(allocations: n..<max(n, n &+ 1)) }
  /// Every allocation from number `n` on fails.
  public static func allocations(from n: Int) -> Self { Self(allocations: n..<Int.max) }
  /// Compare-and-swap number `n` gives up.
  public static func swap(_ n: Int) -> Self { Self(swaps: n..<max(n, n &+ 1)) }
}

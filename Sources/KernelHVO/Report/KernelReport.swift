/// Everything that was measured of the kernel's own HVO.
public struct KernelReport: Sendable {
  public internal(set) var timings: [KernelTiming] = []
  public internal(set) var savings: [SavingCheck] = []
  public internal(set) var events: [KernelSideCost] = []
  public internal(set) var impact: [KernelImpact] = []
  /// What the reader must know: pages not obtained, rounds cut, counters missing.
  public internal(set) var notes: [KernelNote] = []
  /// Pages asked for and never obtained in any write.
  public internal(set) var isPartial = false
  /// Why it ended early; nil if everything was measured.
  public internal(set) var failure: String?

  /// Nothing measured.
  public init() {}

  /// Fixed and per-page part of each operation, side by side with the rounds they come from.
  public var fits: [KernelFit] { KernelFit.all(timings) }
  /// What HVO adds to each operation.
  public var costs: [KernelCost] { KernelCost.all(timings) }
}

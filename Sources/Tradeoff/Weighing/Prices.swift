/// What memory and CPU time cost, in one currency.
public struct Prices: Sendable, Hashable {
  /// One GiB of memory for a month (730 hours).
  public var memory: FormulaInput
  /// One core for an hour.
  public var core: FormulaInput

  /// Prices as they were stated.
  public init(memory: FormulaInput, core: FormulaInput) {
    (self.memory, self.core) = (memory, core)
  }

  /// List prices of one cloud: GCP us-central1, N2, on demand, in US dollars, $0.004237 a GiB-hour and
  /// $0.031611 a vCPU-hour, which OpenCost takes as its defaults as well. They stand in for a planner's
  /// own.
  public static let listed = Prices(
    memory: FormulaInput(
      0.004237 * TradeoffFormulas.hoursPerMonth,
      "list price, GCP us-central1 N2: $0.004237 per GiB-hour x 730", origin: .published),
    core: FormulaInput(
      0.031611, "list price, GCP us-central1 N2, one vCPU", origin: .published))
}

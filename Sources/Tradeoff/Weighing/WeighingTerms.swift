public import HugeTLB

/// What all protocols of one pool are weighed by.
public struct WeighingTerms: Sendable {
  /// The pool, and what HVO saves on it.
  public var savings: PoolSavings
  public var workload: Workload
  public var prices: Prices
  /// Share of one core for which the break-even churn is stated.
  public var share: Share
  /// Whether that share is a limit too.
  public var shareIsLimit: Bool
  /// The longest that a CPU may stand still, in ns; nil: no limit.
  public var mostStall: Double?
  /// CPUs of the machine.
  public var cpus: Int

  public init(
    savings: PoolSavings, workload: Workload, prices: Prices, share: Share, shareIsLimit: Bool,
    mostStall: Double?, cpus: Int
  ) {
    (self.savings, self.workload, self.prices) = (savings, workload, prices)
    (self.share, self.shareIsLimit, self.mostStall) = (share, shareIsLimit, mostStall)
    self.cpus = cpus
  }

  /// By the names of the formulas' inputs.
  func inputs(_ workload: Workload) -> [String: FormulaInput] {
    var inputs = [
      "net_bytes": FormulaInput(Double(savings.budget.net), "computed by the kernel's rule"),
      "memory_price": prices.memory, "core_price": prices.core, "churn": workload.churn,
      "demotions": workload.demotions, "core_share": FormulaInput(share.fraction, "stated"),
    ]
    inputs["peak_churn"] = workload.peak
    if shareIsLimit { inputs["core_budget"] = FormulaInput(share.fraction, "stated") }
    if let mostStall { inputs["max_stall_ns"] = FormulaInput(mostStall, "stated") }
    return inputs
  }
}

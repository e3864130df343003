import HugeTLB
public import KernelHVO
import Measurement

extension KernelCostRow {
  /// One cost.
  public init(_ cost: KernelCost) {
    func figure(_ estimate: KernelCost.Estimate?, _ clock: String) -> Figure {
      guard let estimate else {
        return .absent(.nanoseconds, reason: "one batch: no line to split a write's time by")
      }
      return Figure(
        estimate.value, .nanoseconds,
        .measured(
          where: "the running kernel, \(clock): HVO on less HVO off, median of the rounds' lines",
          samples: cost.rounds),
        interval: estimate.interval.flatMap(Interval.init))
    }
    let cpu = "CPU time of the writing thread"
    self.init(
      sizeBytes: Int64(clamping: cost.sizeBytes),
      operation: KernelTimingRow.Operation(cost.operation),
      rcu: cost.isExpedited ? .expedited : .normal,
      cpuPerHugePage: figure(cost.cpuPerPage, cpu),
      wallPerHugePage: figure(cost.wallPerPage, "wall time"),
      cpuPerWrite: figure(cost.cpuPerWrite, cpu),
      wallPerWrite: figure(cost.wallPerWrite, "wall time"), rounds: cost.rounds)
  }
}

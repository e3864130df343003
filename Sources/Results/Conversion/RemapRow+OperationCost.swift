public import RemapTiming
public import Tradeoff

extension RemapRow {
  /// One timed operation with its steps priced on a machine.
  ///
  /// - Parameters:
  ///   - machine: what a flush and a pause cost there.
  ///   - cpus: that it has, the remapping one among them.
  public init(_ measured: RemapMeasurement, on machine: MachineCosts, cpus: Int) {
    self.init(measured)
    // Without the copies the sum would be no operation of the kernel's.
    guard contents == .copies else { return }
    let cost = OperationCost(measured, on: machine, cpus: cpus)
    initiatorCost = Figure(cost.initiator)
    flushedElsewhere = Figure(cost[.flushElsewhere])
    stoppedTime =
      cost.stopped.nanoseconds == 0
      ? Figure(0, .nanoseconds, .derived(from: "the protocol stops no CPU"))
      : Figure(cost.stopped)
  }
}

extension ResultFile {
  /// Gives each row of `remap` the longest stall that a walker saw with that protocol and size, or
  /// the reason why there is none.
  ///
  /// - Parameter reason: why no walkers ran; nil if they did.
  public mutating func joinWalkerStalls(reason: String?) {
    for index in remap.indices where remap[index].contents == .copies {
      remap[index].walkerStall = stall(during: remap[index], reason)
    }
  }

  private func stall(during row: RemapRow, _ reason: String?) -> Figure {
    if row.operation == .demote {
      return .absent(
        .nanoseconds, reason: "walkers run against HVO and de-HVO, not against demotion")
    }
    let walk = walks?.first { $0.protocolID == row.protocolID && $0.sizeBytes == row.sizeBytes }
    return walk?.longestStall
      ?? .absent(.nanoseconds, reason: reason ?? "walkers weren't run with this protocol and size")
  }
}

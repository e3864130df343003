import Measurement
public import RemapTiming
import Vmemmap

extension ProtocolCost {
  /// Cost per huge page: the measured software part plus counted steps at the machine's costs.
  ///
  /// - Parameters:
  ///   - hvo: HVO of the protocol, steady state; boot time: its only pass.
  ///   - deHVO: de-HVO of the same.
  ///   - cpus: that the machine has, the initiator's included.
  public init(
    hvo: RemapMeasurement?, deHVO: RemapMeasurement?, on machine: MachineCosts, cpus: Int
  ) {
    self.init(
      hvo: OperationCost(hvo, on: machine, cpus: cpus),
      deHVO: OperationCost(deHVO, on: machine, cpus: cpus))
  }
}

extension OperationCost {
  /// The cost of one timed operation; unknown with the reason if it wasn't timed.
  public init(_ measured: RemapMeasurement?, on machine: MachineCosts, cpus: Int) {
    let software: Cost
    if let summary = measured?.summary {
      software = .known(
        summary.p50,
        from: "median of \(summary.count) batches on the simulated vmemmap, measured here",
        interval: measured?.medianInterval)
    } else {
      software = .unknown(measured?.shortfall.map { "not timed: \($0)" } ?? "not timed")
    }
    let counts = measured?.counts ?? StepCounts()
    let batch = measured?.subject.load.batch ?? 1
    let pause = Pause.allCases.first { counts[$0] > 0 }
    let stops = pause.map { $0.stopsCPUs ? counts[$0] : 0 } ?? 0
    self.init(
      software: software,
      counts: BatchCounts(hugePages: batch, flushes: counts.totalTLBIs, stops: stops),
      primitives: machine.primitives(pausing: pause), cpus: cpus)
  }
}

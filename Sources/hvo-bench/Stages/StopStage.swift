import Barriers
import FoundationEssentials
import LinuxHost
import MachineStop
import Measurement
import Results

/// The stops section: the kernel's stop_machine, between the beginning and the end of a change of
/// the machine.
struct StopStage {
  private let plan: StopPlan
  private let root = HostRoot()

  /// Looks at the machine and changes nothing; nil if nothing of the kind is asked for.
  init?(_ methods: Set<StopMethod>, cpus: [Int], plan thoroughness: BarrierSuite.Plan) {
    guard !methods.isEmpty else { return nil }
    var plan = StopPlan(methods, cpus: cpus, on: root)
    if thoroughness == .thorough { plan.writes *= 10 }
    self.plan = plan
  }

  /// Puts back what an earlier run left; then measures and puts everything back. What can't be done
  /// is a row that says why.
  ///
  /// - Returns: whether the machine is exactly as it was.
  func run(into file: inout ResultFile, progress: Progress) throws -> Bool {
    guard let rate = CounterRate.best() else {
      throw RuntimeFailure(text: "the CPU's counter doesn't advance, so stops can't be timed")
    }
    guard !plan.settings.isEmpty else {
      file.stops = StopRow.all(StopReport(timings: [], problems: plan.problems, rate: rate))
      return true
    }
    let journal = Recovery.journal
    var change: SystemChange
    do { change = try SystemChange.begin(changing: plan.settings, file: journal) } catch {
      let problems = plan.settings.map { StopReport.Problem($0.method, "\(error)") }
      file.stops = StopRow.all(
        StopReport(timings: [], problems: plan.problems + problems, rate: rate))
      return true
    }
    for one in change.recovered { StandardError.say("restored after an earlier run: \(one)") }
    progress.show("stop_machine")
    let report = StopRun(plan, rate: rate, isCancelled: { Interruption.isRequested }).run(change)
    let restored: [Restoration]
    do { restored = try change.end() } catch { throw RuntimeFailure(text: "\(error)") }
    progress.clearLine()
    file.stops = StopRow.all(report)
    for one in restored where !one.isExact { StandardError.say("\(one)") }
    return restored.allSatisfy(\.isExact)
  }
}

extension SystemSetting {
  /// The way of stopping the machine that changes it.
  fileprivate var method: StopMethod {
    if case .cpuOnline = self { .cpuOffline } else { .clocksource }
  }
}

internal import Barriers
internal import CBarriers
public import LinuxHost
public import Measurement

/// Stops the machine for real and watches every CPU meanwhile.
public struct StopRun: Sendable {
  private let plan: StopPlan
  private let rate: CounterRate
  private let isCancelled: @Sendable () -> Bool

  /// - Parameter rate: of the architectural counter, which alone goes on evenly while the kernel's
  ///   clocksource changes.
  public init(
    _ plan: StopPlan, rate: CounterRate, isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.plan = plan
    self.rate = rate
    self.isCancelled = isCancelled
  }

  /// Measures what the plan holds. What fails says why, and the rest goes on.
  ///
  /// - Parameter change: allowed to change the plan's settings; its owner puts them back.
  public func run(_ change: borrowing SystemChange) -> StopReport {
    var problems = plan.problems
    var timings: [StopTiming] = []
    if let clocksources = plan.clocksources {
      do throws(StopFailure) {
        timings += try clocksource(clocksources, change)
      } catch { problems.append(.init(.clocksource, error.reason)) }
    }
    if let cpu = plan.offline, !isCancelled() {
      do throws(StopFailure) {
        timings += try offline(cpu, change)
      } catch { problems.append(.init(.cpuOffline, error.reason)) }
    }
    return StopReport(timings: timings, problems: problems, rate: rate)
  }

  /// A change and its control in turn. The writer sits on the first CPU for one half and on the last
  /// for the other, so that each of them is watched while the other one writes.
  private func clocksource(
    _ sources: (present: String, other: String), _ change: borrowing SystemChange
  ) throws(StopFailure) -> [StopTiming] {
    var stop = StopTally(.clocksourceChange, rate)
    var control = StopTally(.clocksourceControl, rate)
    let writers = plan.cpus.count > 1 ? [plan.cpus[0], plan.cpus[plan.cpus.count - 1]] : plan.cpus
    for writer in writers {
      let watched = try Watched(plan.cpus.filter { $0 != writer }, writer: writer)
      var present = sources.present
      for _ in 0..<plan.writes / writers.count {
        if isCancelled() { break }
        let next = present == sources.present ? sources.other : sources.present
        stop.add(try write(.clocksource, next, change, watched))
        control.add(try write(.clocksource, next, change, watched))
        present = next
      }
      if present != sources.present {
        _ = try write(.clocksource, sources.present, change, watched)
      }
    }
    return [stop.timing, control.timing]
  }

  /// Takes a CPU away and back. Nobody may be pinned to it, so the observers are on the others.
  private func offline(_ cpu: Int, _ change: borrowing SystemChange) throws(StopFailure)
    -> [StopTiming]
  {
    let writer = plan.cpus[0]
    let watched = try Watched(
      plan.cpus.filter { $0 != writer && $0 != cpu }, writer: writer)
    var tallies = [StopAction.cpuOffline, .cpuOnline, .cpuControl].map { StopTally($0, rate) }
    for _ in 0..<max(plan.writes / 4, 5) {
      if isCancelled() { break }
      tallies[0].add(try write(.cpuOnline(cpu), "0", change, watched))
      tallies[1].add(try write(.cpuOnline(cpu), "1", change, watched))
      tallies[2].add(try write(.cpuOnline(cpu), "1", change, watched))
    }
    return tallies.map(\.timing)
  }

  /// One write, timed by the counter, with what the observers saw.
  private func write(
    _ setting: SystemSetting, _ value: String, _ change: borrowing SystemChange,
    _ watched: borrowing Watched
  ) throws(StopFailure) -> StopTally.Write {
    do throws(HostError) {
      let file = try change.opened(setting, for: value)
      let isWatching = watched.observers.begin()
      let from = hvo_counter()
      try file.write(value)
      let until = hvo_counter()
      let gaps = watched.observers.end()
      return StopTally.Write(
        ticks: until > from ? until - from : 0,
        gaps: isWatching ? gaps : gaps.map { _ in nil }, cpus: watched.observers.cpus)
    } catch { throw StopFailure(reason: error.description) }
  }
}

/// Why a method has no figures, or no more.
struct StopFailure: Error {
  let reason: String
}

/// The writer on its CPU and the observers on theirs.
private struct Watched: ~Copyable {
  let observers: GapObservers
  private let pin: PinnedThread

  init(_ cpus: [Int], writer: Int) throws(StopFailure) {
    let pin = try Self.told { () throws(OperationFailure) in try PinnedThread(cpu: writer) }
    let observers = try Self.told { () throws(OperationFailure) in try GapObservers(cpus: cpus) }
    self.pin = pin
    self.observers = observers
  }

  private static func told<Value: ~Copyable>(
    _ body: () throws(OperationFailure) -> Value
  ) throws(StopFailure) -> Value {
    do { return try body() } catch {
      let failure = BarrierFailure.system(call: error.call, errno: error.errno)
      throw StopFailure(reason: failure.description)
    }
  }
}

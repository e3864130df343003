import Barriers
import Measurement
import Vmemmap

/// The frame of every run with walkers: they start, are left alone, are disturbed, are left alone.
struct WalkSession {
  let plan: WalkPlan
  let control: WalkControl
  let records: [WalkerRecord]
  private let counters: WalkCounters
  private let disturbed = DisturbedBatches()

  init(_ plan: WalkPlan, folios: Int) {
    self.plan = plan
    counters = WalkCounters(plan.counters, on: plan.host, hugePages: folios)
    control = WalkControl(walkers: plan.walkerCPUs.count)
    records = plan.walkerCPUs.map { _ in
      WalkerRecord(folios: folios, timelineRounds: plan.timelineRounds)
    }
  }

  /// - Parameters:
  ///   - walk: runs one walker until told to stop.
  ///   - round: the disturbance, on the calling thread: HVO and de-HVO, each after a rest of so many
  ///     ns. The first time with the split, if there is one; not counted. Nil if it broke off.
  func run(
    _ result: inout WalkMeasurement, isCancelled: () -> Bool,
    walk: @escaping @Sendable (Int, WalkControl, WalkerRecord) -> Void,
    round: (Int, UInt64, inout WalkMeasurement) -> RoundTimes?
  ) {
    let (control, records) = (control, records)
    var trace: Trace?
    do throws(OperationFailure) {
      let pinned = try PinnedThread(cpu: plan.cpu)
      var workers = try PinnedWorkers(
        cpus: plan.walkerCPUs, abandon: { control.phase = .stop }
      ) { walk($0, control, records[$0]) }
      let clock = MonotonicRawClock()
      result.before.nanoseconds = rest(clock, plan.stretch)
      control.phase = .during
      let start = clock.now()
      rounds(&result, isCancelled, round)
      result.during.nanoseconds = clock.now() - start
      countRounds(&result, isCancelled, round)
      trace = traceRounds(&result, isCancelled, round)
      control.phase = .after
      result.after.nanoseconds = rest(clock, plan.stretch)
      control.phase = .stop
      workers.join()
      pinned.end()
    } catch {
      result.shortfall = "\(error.call) failed with errno \(error.errno)"
    }
    for record in records { result.add(record, disturbed: disturbed.spans) }
    if let trace { result.addTimeline(trace.times, trace.binNanoseconds, records) }
  }

  /// Runs rounds until the plan has enough of them and of time, or one breaks off.
  private func rounds(
    _ result: inout WalkMeasurement, _ isCancelled: () -> Bool,
    _ round: (Int, UInt64, inout WalkMeasurement) -> RoundTimes?
  ) {
    let clock = MonotonicRawClock()
    let begun = clock.now()
    var number = 0
    while number < plan.rounds || clock.now() - begun < plan.stretch {
      guard let times = round(number, plan.gap, &result) else { return }
      if number > 0 { result.add(hvo: times.hvo.nanoseconds, deHVO: times.deHVO.nanoseconds) }
      number += 1
      if isCancelled() { return }
    }
  }

  /// Runs rounds with the counters on, under running walkers as the timed ones.
  private func countRounds(
    _ result: inout WalkMeasurement, _ isCancelled: () -> Bool,
    _ round: (Int, UInt64, inout WalkMeasurement) -> RoundTimes?
  ) {
    guard result.shortfall == nil, !isCancelled() else { return }
    counters.begin()
    defer { counters.end() }
    for number in 0..<plan.countedRounds {
      guard round(number + 1, plan.gap, &result) != nil else { return }
    }
    if plan.countedRounds > 0 { result.counted = counters.rounds }
  }

  /// Rounds whose every bin is counted by the walkers.
  private struct Trace {
    var times: [RoundTimes] = []
    let binNanoseconds: UInt64
  }

  /// Runs the rounds of the timeline: as the others, with rests long enough to be seen.
  private func traceRounds(
    _ result: inout WalkMeasurement, _ isCancelled: () -> Bool,
    _ round: (Int, UInt64, inout WalkMeasurement) -> RoundTimes?
  ) -> Trace? {
    guard plan.timelineRounds > 0 else { return nil }
    guard plan.walkerCPUs.allSatisfy({ $0 != plan.cpu }) else {
      result.noTimeline = "walkers share the remapping CPU: none runs while it remaps"
      return nil
    }
    let batch = Double(result.load.batch)
    guard result.shortfall == nil, let hvo = Summary(result.hvo)?.p50,
      let deHVO = Summary(result.deHVO)?.p50
    else {
      result.noTimeline = result.shortfall ?? "cut short"
      return nil
    }
    let busy = UInt64(min((hvo + deHVO) * batch, 1e12))
    let gap = max(plan.gap, busy / 8)
    let window = busy + 3 * gap
    var trace = Trace(binNanoseconds: max(1, (window + 99) / UInt64(WalkTimeline.bins)))
    let clock = MonotonicRawClock()
    control.beginTimeline(at: clock.now(), binNanoseconds: trace.binNanoseconds)
    for number in 0..<plan.timelineRounds {
      let origin = clock.now()
      control.beginRound(number, at: origin)
      guard let times = round(number + 1, gap, &result), !isCancelled() else { break }
      let whole = RoundTimes(origin: origin, hvo: times.hvo, deHVO: times.deHVO)
      trace.times.append(whole)
      if whole.length < window { _ = rest(clock, window - whole.length) }
    }
    return trace
  }

  /// Every folio must hold its first reference and all that walkers took.
  ///
  /// - Parameter refcount: of a folio in the end; nil if there is none to be found.
  func countLost(_ folios: Int, _ result: inout WalkMeasurement, _ refcount: (Int) -> UInt64?) {
    guard plan.refcounts == .live else { return }
    for folio in 0..<folios {
      let taken = records.reduce(0) { $0 + $1.gets[folio] }
      guard let found = refcount(folio), found < 1 << 48 else {
        result.lost += taken
        continue
      }
      let difference = 1 + taken - Int(found)
      if difference > 0 { result.lost += difference } else { result.torn -= difference }
    }
  }

  /// Times one batch, after a rest of so many ns.
  func time<Value, Failure>(
    after gap: UInt64, _ batch: () throws(Failure) -> Value
  ) throws(Failure) -> (value: Value, time: ClosedRange<UInt64>) {
    let clock = MonotonicRawClock()
    _ = rest(clock, gap)
    var watch = PreemptionWatch()
    let start = clock.now()
    let value = try counters.around(batch)
    let span = start...max(start, clock.now())
    if watch.lostCPU() { disturbed.spans.append(span) }
    return (value, span)
  }

  /// Lets the walkers alone for a time.
  private func rest(_ clock: MonotonicRawClock, _ time: UInt64) -> UInt64 {
    let start = clock.now()
    var patience = Patience()
    while clock.now() - start < time { patience.wait() }
    return clock.now() - start
  }
}

/// When the remapping CPU ran another task in the middle of a batch. Used by its thread alone.
private final class DisturbedBatches {
  var spans: [ClosedRange<UInt64>] = []
}

import Barriers
import Measurement
import Vmemmap

/// The frame of every run with walkers: they start, are left alone, are disturbed, are left alone.
struct WalkSession {
  let plan: WalkPlan
  let control: WalkControl
  let records: [WalkerRecord]

  init(_ plan: WalkPlan, folios: Int) {
    self.plan = plan
    control = WalkControl(walkers: plan.walkerCPUs.count)
    records = plan.walkerCPUs.map { _ in WalkerRecord(folios: folios) }
  }

  /// - Parameters:
  ///   - walk: runs one walker until told to stop.
  ///   - drive: the disturbance, on the calling thread.
  func run(
    _ result: inout WalkMeasurement,
    walk: @escaping @Sendable (Int, WalkControl, WalkerRecord) -> Void,
    drive: (inout WalkMeasurement) -> Void
  ) {
    let (control, records) = (control, records)
    do throws(OperationFailure) {
      let pinned = try PinnedThread(cpu: plan.cpu)
      var workers = try PinnedWorkers(
        cpus: plan.walkerCPUs, abandon: { control.phase = .stop }
      ) { walk($0, control, records[$0]) }
      let clock = MonotonicRawClock()
      result.before.nanoseconds = rest(clock, plan.stretch)
      control.phase = .during
      let start = clock.now()
      drive(&result)
      result.during.nanoseconds = clock.now() - start
      control.phase = .after
      result.after.nanoseconds = rest(clock, plan.stretch)
      control.phase = .stop
      workers.join()
      pinned.end()
    } catch {
      result.shortfall = "\(error.call) failed with errno \(error.errno)"
    }
    for record in records { result.add(record) }
  }

  /// Runs rounds until the plan has enough of them and of time, or `round` says no.
  func rounds(_ isCancelled: () -> Bool, _ round: (Int) -> Bool) {
    let clock = MonotonicRawClock()
    let begun = clock.now()
    var number = 0
    while number < plan.rounds || clock.now() - begun < plan.stretch {
      guard round(number) else { return }
      number += 1
      if isCancelled() { return }
    }
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

  /// Times one batch in ns, after a rest.
  func time<Value, Failure>(
    _ batch: () throws(Failure) -> Value
  ) throws(Failure) -> (value: Value, nanoseconds: UInt64) {
    let clock = MonotonicRawClock()
    _ = rest(clock, plan.gap)
    let start = clock.now()
    let value = try batch()
    return (value, clock.now() - start)
  }

  /// Lets the walkers alone for a time.
  private func rest(_ clock: MonotonicRawClock, _ time: UInt64) -> UInt64 {
    let start = clock.now()
    var patience = Patience()
    while clock.now() - start < time { patience.wait() }
    return clock.now() - start
  }
}

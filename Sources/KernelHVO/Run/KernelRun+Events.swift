internal import HugeTLB
internal import LinuxHost
internal import PerfCounters

extension KernelRun {
  /// One page while none is optimised, then (with the base) while some are: the difference is what
  /// patching the kernel's text costs on v5.18 to v7.0.
  mutating func patching(_ change: borrowing SystemChange, into report: inout KernelReport)
    throws(KernelStop)
  {
    guard let base = plan.base, bench.model.version?.patchesOnFirstOptimizedPage ?? true else {
      return
    }
    let filled = (HugePagePools.read(from: bench.host).value?.machine ?? [])
      .filter { $0.pages.value.map { $0 > 0 } ?? false }
    guard filled.isEmpty else {
      let pools = filled.map { "\($0.size)=\($0.pages.value ?? 0)" }.joined(separator: ", ")
      report.notes.append(
        KernelNote(
          "pools weren't empty (\(pools)): only pages added to them are measured, and not what patching"
            + " the kernel's text at the first optimised page costs",
          "measure with empty pools for all of it"))
      return
    }
    bench.progress("first optimised page")
    try optimize(true, change)
    let bare = try onePage(base.size, .patchOn, .patchOff, change)
    try holdBase(change, into: &report)
    let based = try onePage(base.size, .heldOn, .heldOff, change)
    // Given back, so that the base is taken once, by whoever measures next.
    let pages = held
    held = 0
    _ = try shrink(base.size, from: pages, change)
    report.events += bare + based
  }

  private func onePage(
    _ size: HugePageSize, _ on: KernelSideCost.Kind, _ off: KernelSideCost.Kind,
    _ change: borrowing SystemChange
  ) throws(KernelStop) -> [KernelSideCost] {
    var events = (KernelSideCost(kind: on), KernelSideCost(kind: off))
    var group = FlushEvents.group(on: counting)
    var sums = (CounterSum(), CounterSum())
    for _ in 0..<6 {
      let times = try cycle(size, 1, change)
      events.0.times.append(times.allocate.wall)
      events.1.times.append(times.free.wall)
    }
    for _ in 0..<3 {
      try checkCancelled(change)
      group.start()
      let allocated = try grow(size, 1, change)
      sums.0.add(group.stop(), pages: allocated.pages)
      group.start()
      let freed = try shrink(size, from: allocated.pages, change)
      sums.1.add(group.stop(), pages: freed.pages)
    }
    events.0.counters = sums.0.counters
    events.1.counters = sums.1.counters
    return [events.0, events.1]
  }

  /// `stop_machine` for real: changing the clocksource runs `change_clocksource` with every CPU
  /// stopped (kernel/time/timekeeping.c, `timekeeping_notify`); writing the present one returns
  /// early, and is the control. Each change leaves a line in the kernel's log.
  func stopMachine(_ change: borrowing SystemChange, into report: inout KernelReport)
    throws(KernelStop)
  {
    bench.meter.begin(steps: 1)
    guard let original = change.original(.clocksource),
      let other = Clocksource.read(from: root).value?.available.first(where: { $0 != original })
    else {
      report.notes.append(
        KernelNote("stop_machine isn't timed: this machine has one clocksource", "nothing helps"))
      return
    }
    bench.progress("stop_machine by clocksource")
    var stop = KernelSideCost(kind: .stopMachine)
    var control = KernelSideCost(kind: .stopMachineControl)
    for round in 0..<20 {
      try checkCancelled(change)
      let target = round % 2 == 0 ? other : original
      stop.times.append(try timed(target, change))
      control.times.append(try timed(target, change))
    }
    do { try change.set(.clocksource, to: original) } catch { throw .host(error) }
    report.events += [stop, control]
  }

  private func timed(_ clocksource: String, _ change: borrowing SystemChange) throws(KernelStop)
    -> Double
  {
    do throws(HostError) {
      let file = try change.opened(.clocksource, for: clocksource)
      let start = Self.seconds()
      try file.write(clocksource)
      return (Self.seconds() - start) * 1e9
    } catch { throw .host(error) }
  }
}

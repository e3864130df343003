internal import HugeTLB
internal import LinuxHost
internal import Measurement
internal import PerfCounters

extension KernelRun {
  /// Allocation, freeing and demotion of one size with HVO off and on, in turn: A B B A, so that
  /// what drifts falls on both alike. Batches of all sizes take part in each round.
  func timings(
    _ load: KernelPlan.Load, isExpedited: Bool, _ change: borrowing SystemChange,
    into report: inout KernelReport
  ) throws(KernelStop) {
    var table = TimingTable(size: load.size, isExpedited: isExpedited)
    defer { report.timings += table.sorted }
    bench.meter.begin(steps: plan.rounds + 1)
    let allowance = RoundAllowance(plan.rounds + 1, seconds: plan.secondsPerSize)
    var done = 0
    for round in allowance.rounds {
      guard allowance.permits(round) else { break }
      bench.progress(
        "\(load.size), round \(round) of \(plan.rounds)" + (isExpedited ? ", RCU expedited" : ""))
      for isOn in round % 2 == 0 ? [false, true] : [true, false] {
        try optimize(isOn, change)
        for batch in load.batches {
          let tables = round == 0 && isOn ? kernelTables : nil
          let times = try cycle(load.size, batch, change)
          table.add(
            times.allocate, .allocate, isOn, batch, round: round,
            tables: round == 0 && isOn
              ? splits(tables, kernelTables, load.size, times.allocate.pages) : nil)
          table.add(times.free, .free, isOn, batch, round: round)
          if times.allocate.pages < batch { table.noteShort(batch, got: times.allocate.pages) }
        }
        try demotion(load, change) { size, operation, batch, body throws(KernelStop) in
          let time = try body()
          table.add(time, operation, isOn, batch, round: round, size: size)
          return time
        }
      }
      done = round
    }
    if done < plan.rounds {
      report.notes.append(
        KernelNote(
          "\(load.size): \(done) of \(plan.rounds) rounds in \(Int(plan.secondsPerSize)) s",
          "raise --seconds for more, or ask for fewer pages with --count"))
    }
    report.notes += table.shortNotes.filter { !report.notes.contains($0) }
    report.isPartial = report.isPartial || !table.shortNotes.isEmpty
    try count(load, change, into: &table)
    if let reason = demotionObstacle(load, change) {
      report.notes.append(
        KernelNote(
          "demotion of \(load.size) isn't timed: \(reason)",
          "measure with an empty pool and the smaller size among --hugepages"))
    }
  }

  /// The same writes with counters open, apart from the timed ones.
  private func count(
    _ load: KernelPlan.Load, _ change: borrowing SystemChange, into table: inout TimingTable
  ) throws(KernelStop) {
    var group = FlushEvents.group(on: counting)
    let writes = 3
    for isOn in [false, true] {
      try optimize(isOn, change)
      for batch in load.batches {
        var sums: (allocate: CounterSum, free: CounterSum) = (CounterSum(), CounterSum())
        for _ in 0..<writes {
          try checkCancelled(change)
          group.start()
          let allocated = try grow(load.size, batch, change)
          sums.allocate.add(group.stop(), pages: allocated.pages)
          group.start()
          let freed = try shrink(load.size, from: allocated.pages, change)
          sums.free.add(group.stop(), pages: freed.pages)
        }
        table.set(sums.allocate, .allocate, isOn, batch)
        table.set(sums.free, .free, isOn, batch)
      }
      var sums: [KernelCase.Operation: (CounterSum, batch: UInt64, size: HugePageSize)] = [:]
      for _ in 0..<writes {
        try demotion(load, change) { size, operation, batch, body throws(KernelStop) in
          group.start()
          let time = try body()
          sums[operation, default: (CounterSum(), batch, size)].0.add(
            group.stop(), pages: time.pages)
          return time
        }
      }
      for (operation, sum) in sums {
        table.set(sum.0, operation, isOn, sum.batch, size: sum.size)
      }
    }
  }

  /// Around one write: the size and number of its pages, what it is, and the write itself.
  private typealias Around = (
    HugePageSize, KernelCase.Operation, UInt64, () throws(KernelStop) -> WriteTime
  ) throws(KernelStop) -> WriteTime

  /// Splits one page into those of the next smaller size and frees them; each write inside `around`.
  private func demotion(
    _ load: KernelPlan.Load, _ change: borrowing SystemChange, around: Around
  ) throws(KernelStop) {
    guard demotionObstacle(load, change) == nil, let target = demoteSize(load.size) else { return }
    let allocated = try grow(load.size, 1, change)
    guard allocated.pages == 1 else { return }
    let split = try around(load.size, .demote, 1) { () throws(KernelStop) in
      try demote(load.size, into: target, change)
    }
    guard split.pages == 1 else {
      _ = try shrink(load.size, from: 1, change)
      return
    }
    let parts = load.size.bytes / target.bytes
    _ = try around(target, .freeDemoted, parts) { () throws(KernelStop) in
      try shrink(target, from: parts, change)
    }
  }

  private func demoteSize(_ size: HugePageSize) -> HugePageSize? {
    HugePagePools.read(from: bench.host).value?.machine.first { $0.size == size }?.demoteSize.value
  }

  /// Why pages of this size aren't split: the kernel picks any free page, so it must find ours only.
  private func demotionObstacle(_ load: KernelPlan.Load, _ change: borrowing SystemChange)
    -> String?
  {
    guard let target = demoteSize(load.size) else { return nil }
    if !writer.control.canDemote(place(load.size)) {
      return "its pool has no demote file that can be written"
    }
    if change.floor(place(target)) == nil {
      return "\(target) isn't among --hugepages"
    }
    if (change.floor(place(load.size)) ?? 0) > 0 {
      return "the pool wasn't empty, and the kernel might split pages that were there before"
    }
    return nil
  }
}

internal import Glibc
internal import HugeTLB
internal import LinuxHost
internal import Measurement
internal import PerfCounters

extension KernelRun {
  /// Pages that are added on demand (overcommit): a mapping that reserves more than the pool holds
  /// makes the kernel allocate surplus pages one by one inside mmap(), and optimise each by itself.
  /// Nothing is touched, so a limit of the control group shows as an error of mmap().
  func surplus(
    _ load: KernelPlan.Load, _ change: borrowing SystemChange, into report: inout KernelReport
  ) throws(KernelStop) {
    let place = place(load.size)
    guard plan.node == nil, let original = change.original(.overcommit(load.size)) else { return }
    let most = min(load.count, 16)
    let start = try KernelStop.catching { () throws(HostError) in try writer.control.counts(place) }
    let (limit, overflow) = (UInt64(original) ?? 0).addingReportingOverflow(start.surplus + most)
    do { try change.set(.overcommit(load.size), to: "\(overflow ? UInt64.max : limit)") } catch {
      // A size above the largest that the page allocator has can't be added on demand: EINVAL.
      report.notes.append(
        KernelNote(
          "pages of \(load.size) can't be added on demand: \(error)",
          "put them into the pool beforehand (nr_hugepages or hugepages= at boot)"))
      return
    }
    bench.progress("\(load.size) on demand")
    noteLimits(load.size, pages: most, into: &report)
    var table = TimingTable(size: load.size, isExpedited: false)
    defer { report.timings += table.sorted }
    let rounds = min(plan.rounds, 10) + 1
    // The last rounds are counted and not timed.
    let counted = 3
    var group = KernelEvents.group(
      cpus: HostCPUs(of: bench.host).online.value?.ids ?? [0], counting)
    var sums: [Bool: (CounterSum, CounterSum)] = [:]
    for round in 0..<rounds + counted {
      for isOn in round % 2 == 0 ? [false, true] : [true, false] {
        try checkCancelled(change)
        try optimize(isOn, change)
        // Free pages of the pool, the base among them, are reserved first.
        let free = try KernelStop.catching { () throws(HostError) in
          try writer.control.unreserved(place)
        }
        let times: (reserve: WriteTime, unreserve: WriteTime)
        var readings: ([CounterReading], [CounterReading]) = ([], [])
        do throws(HostError) {
          times = try writer.mapping(place, pages: free + most) {
            if $0 == .before { group.start() }
            if $0 == .mapped { readings.0 = group.stop() }
            if $0 == .again { group.start() }
            if $0 == .unmapped { readings.1 = group.stop() }
          }
        } catch {
          report.notes.append(
            KernelNote(
              "mapping \(most) pages of \(load.size) beyond the pool failed: \(error)",
              "see the hugetlb limits of the control group, and free memory"))
          try restoreOvercommit(load.size, original, change)
          return
        }
        if round < rounds {
          table.add(times.reserve, .surplus, isOn, most, round: round)
          table.add(times.unreserve, .surplusFree, isOn, most, round: round)
        } else {
          sums[isOn, default: (CounterSum(), CounterSum())].0
            .add(readings.0, pages: times.reserve.pages)
          sums[isOn, default: (CounterSum(), CounterSum())].1
            .add(readings.1, pages: times.unreserve.pages)
        }
      }
    }
    for (isOn, sum) in sums {
      table.set(sum.0, .surplus, isOn, most)
      table.set(sum.1, .surplusFree, isOn, most)
    }
    try restoreOvercommit(load.size, original, change)
  }

  /// A limit of the control group that such a mapping would meet: said beforehand.
  private func noteLimits(_ size: HugePageSize, pages: UInt64, into report: inout KernelReport) {
    for limit in HugeTLBLimit.all(of: bench.host, [size]).value ?? [] where limit.pages < pages {
      report.notes.append(KernelNote(limit.description, "measure in a group without that limit"))
    }
  }

  private func restoreOvercommit(
    _ size: HugePageSize, _ original: String, _ change: borrowing SystemChange
  ) throws(KernelStop) {
    do { try change.set(.overcommit(size), to: original) } catch { throw .host(error) }
  }
}

/// Moments of a mapping that is made and ended again.
enum MappingMoment { case before, mapped, again, unmapped }

extension PoolWriter {
  /// Maps `pages` huge pages without touching them, and unmaps them; pages are the surplus ones
  /// that it took. `at` is called right before and after both calls, outside what is timed.
  func mapping(_ place: PoolPlace, pages: UInt64, at moment: (MappingMoment) -> Void)
    throws(HostError) -> (reserve: WriteTime, unreserve: WriteTime)
  {
    let (bytes, overflow) = pages.multipliedReportingOverflow(by: place.size.bytes)
    guard !overflow, let length = Int(exactly: bytes) else {
      throw HostError("mmap", .system(ENOMEM))
    }
    let shift = Int32(place.size.bytes.trailingZeroBitCount)
    let before = try control.counts(place).surplus
    var address: UnsafeMutableRawPointer?
    moment(.before)
    let reserve = try timed { () throws(HostError) in
      address = mmap(
        nil, length, PROT_READ | PROT_WRITE,
        MAP_PRIVATE | MAP_ANONYMOUS | Int32(MAP_HUGETLB) | shift << Int32(MAP_HUGE_SHIFT), -1, 0)
      if address == MAP_FAILED {
        address = nil
        throw HostError("mmap", .system(errno))
      }
    }
    moment(.mapped)
    let during = (try? control.counts(place).surplus) ?? before
    moment(.again)
    let unreserve = try timed { () throws(HostError) in
      guard munmap(address, length) == 0 else { throw HostError("munmap", .system(errno)) }
    }
    moment(.unmapped)
    let got = during > before ? during - before : 0
    return (
      WriteTime(wall: reserve.wall, cpu: reserve.cpu, pages: got),
      WriteTime(wall: unreserve.wall, cpu: unreserve.cpu, pages: got)
    )
  }
}

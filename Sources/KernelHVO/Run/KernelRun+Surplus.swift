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
    bench.meter.begin(steps: 1)
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
    do throws(MappingFailure) {
      try timeMappings(place, pages: most, change, into: &table)
      try countMappings(place, pages: most, change, into: &table)
    } catch {
      switch error {
      case .stop(let stop): throw stop
      case .refused(let error):
        report.notes.append(
          KernelNote(
            "mapping \(most) pages of \(load.size) beyond the pool failed: \(error)",
            "see the hugetlb limits of the control group, and free memory"))
      }
    }
    do { try change.set(.overcommit(load.size), to: original) } catch { throw .host(error) }
  }

  /// Why a mapping wasn't timed: the kernel refused it, or the run ends.
  private enum MappingFailure: Error {
    case refused(HostError)
    case stop(KernelStop)
  }

  /// HVO off and on in turn, for as long as other sizes' rounds.
  private func timeMappings(
    _ place: PoolPlace, pages: UInt64, _ change: borrowing SystemChange,
    into table: inout TimingTable
  ) throws(MappingFailure) {
    let allowance = RoundAllowance(min(plan.rounds, 10) + 1, seconds: plan.secondsPerSize)
    for round in allowance.rounds {
      guard allowance.permits(round) else { return }
      for isOn in round % 2 == 0 ? [false, true] : [true, false] {
        let times = try map(place, pages: pages, isOn, change) { _ in }
        table.add(times.reserve, .surplus, isOn, pages, round: round)
        table.add(times.unreserve, .surplusFree, isOn, pages, round: round)
      }
    }
  }

  /// The same with counters open, apart from the timed ones.
  private func countMappings(
    _ place: PoolPlace, pages: UInt64, _ change: borrowing SystemChange,
    into table: inout TimingTable
  ) throws(MappingFailure) {
    var group = FlushEvents.group(on: counting)
    for isOn in [false, true] {
      var sums = (reserve: CounterSum(), unreserve: CounterSum())
      for _ in 0..<3 {
        var readings: (reserve: [CounterReading], unreserve: [CounterReading]) = ([], [])
        let times = try map(place, pages: pages, isOn, change) { moment in
          switch moment {
          case .before, .again: group.start()
          case .mapped: readings.reserve = group.stop()
          case .unmapped: readings.unreserve = group.stop()
          }
        }
        sums.reserve.add(readings.reserve, pages: times.reserve.pages)
        sums.unreserve.add(readings.unreserve, pages: times.unreserve.pages)
      }
      table.set(sums.reserve, .surplus, isOn, pages)
      table.set(sums.unreserve, .surplusFree, isOn, pages)
    }
  }

  /// One mapping of `pages` beyond the pool, and its end.
  private func map(
    _ place: PoolPlace, pages: UInt64, _ isOn: Bool, _ change: borrowing SystemChange,
    at moment: (MappingMoment) -> Void
  ) throws(MappingFailure) -> (reserve: WriteTime, unreserve: WriteTime) {
    let free: UInt64
    do throws(KernelStop) {
      try checkCancelled(change)
      try optimize(isOn, change)
      // Free pages of the pool, the base among them, are reserved first.
      free = try KernelStop.catching { () throws(HostError) in
        try writer.control.unreserved(place)
      }
    } catch { throw .stop(error) }
    do throws(HostError) {
      return try writer.mapping(place, pages: free + pages, at: moment)
    } catch { throw .refused(error) }
  }

  /// A limit of the control group that such a mapping would meet: said beforehand.
  private func noteLimits(_ size: HugePageSize, pages: UInt64, into report: inout KernelReport) {
    for limit in HugeTLBLimit.all(of: bench.host, [size]).value ?? [] where limit.pages < pages {
      report.notes.append(KernelNote(limit.description, "measure in a group without that limit"))
    }
  }
}

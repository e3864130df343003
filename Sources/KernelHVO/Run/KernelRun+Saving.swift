internal import HugeTLB
internal import LinuxHost

extension KernelRun {
  /// Allocates each count of the plan with HVO on and reads what the vmemmap takes before and after;
  /// the largest once with HVO off, as the control.
  func savings(
    _ load: KernelPlan.Load, _ change: borrowing SystemChange, into report: inout KernelReport
  ) throws(KernelStop) {
    bench.meter.begin(steps: load.savingCounts.count)
    let control = try observe(load.size, load.count, isOn: false, change).change
    var without: [UInt64] = []
    defer { noteNone(without, load.size, into: &report) }
    for count in load.savingCounts {
      bench.progress("saving of \(count) x \(load.size)")
      let seen = try observe(load.size, count, isOn: true, change)
      guard let change = seen.change else {
        report.notes.append(
          KernelNote(
            "saving of \(load.size) not measured: \(seen.before.vmemmap.reason ?? "no counters")",
            "a kernel of 6.11 or later counts nr_memmap_pages"))
        return
      }
      guard let check = check(load.size, count, seen, change: change, control: control ?? 0) else {
        without.append(count)
        continue
      }
      report.savings.append(check)
      if check.obtained < count { report.isPartial = true }
    }
  }

  /// Counts of which nothing was got, in one sentence for all.
  private func noteNone(
    _ counts: [UInt64], _ size: HugePageSize, into report: inout KernelReport
  ) {
    guard let last = counts.last else { return }
    let list = counts.dropLast().map { "\($0)" }.joined(separator: ", ")
    report.notes.append(
      KernelNote(
        "\(size): no page could be allocated when \(list.isEmpty ? "" : "\(list) or ")\(last)"
          + " \(counts == [1] ? "was" : "were") asked for, so there is no saving to check",
        "memory is in pieces: run soon after boot"))
    report.isPartial = true
  }

  private struct Seen {
    let before: MemoryState
    let full: MemoryState
    let after: MemoryState
    let pages: UInt64

    /// Vmemmap pages that went away; negative if they came.
    var change: Int64? { Self.fall(before.vmemmap.value?.total, full.vmemmap.value?.total) }
    var left: Int64? { Self.fall(before.vmemmap.value?.total, after.vmemmap.value?.total) }

    static func fall(_ from: UInt64?, _ to: UInt64?) -> Int64? {
      guard let from, let to else { return nil }
      return Int64(clamping: from) - Int64(clamping: to)
    }
  }

  private func observe(
    _ size: HugePageSize, _ count: UInt64, isOn: Bool, _ change: borrowing SystemChange
  ) throws(KernelStop) -> Seen {
    try checkCancelled(change)
    try optimize(isOn, change)
    let before = MemoryState(of: bench.host)
    let pages = try grow(size, count, change).pages
    let full = MemoryState(of: bench.host)
    _ = try shrink(size, from: pages, change)
    return Seen(before: before, full: full, after: MemoryState(of: bench.host), pages: pages)
  }

  private func check(
    _ size: HugePageSize, _ count: UInt64, _ seen: Seen, change: Int64, control: Int64
  ) -> SavingCheck? {
    func predicted(_ placement: Placement) -> PoolSavings? {
      try? PoolSavings(Pool(size, count: seen.pages), placement: placement, in: bench.model)
    }
    guard seen.pages > 0, let near = predicted(.contiguous), let far = predicted(.scattered) else {
      return nil
    }
    let page = bench.model.geometry.page.bytes
    var nodes: [Int: Int64] = [:]
    for (node, counts) in seen.before.nodes {
      nodes[node] = Seen.fall(counts.total, seen.full.nodes[node]?.total)
    }
    let tables = near.budget.tables
    return SavingCheck(
      size: size, asked: count, obtained: seen.pages, predicted: near.budget.freed / page,
      measured: change, measuredOnNodes: nodes, afterwards: seen.left ?? 0, control: control,
      pageTables: splits(
        seen.before.kernelTables.value, seen.full.kernelTables.value, size, seen.pages),
      predictedTables: tables...max(tables, far.budget.tables),
      freeBytes: Seen.fall(seen.before.free.value, seen.full.free.value).map {
        $0 - Int64(clamping: near.budget.pool)
      },
      availableBytes: Seen.fall(seen.before.available.value, seen.full.available.value).map {
        $0 - Int64(clamping: near.budget.pool)
      }, pageBytes: page)
  }
}

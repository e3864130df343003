public import HugeTLB

extension SavingsRow {
  /// One pool of a plan as a row.
  ///
  /// - Parameters:
  ///   - origin: where the count comes from: `--count`, `25 % of memory`.
  ///   - notes: beside the plan's own.
  public init(_ line: PoolSavings, of plan: SavingsPlan, origin: String, notes: [String] = []) {
    let budget = line.budget
    let inputs = "the kernel's formula (mm/hugetlb_vmemmap.h) and the stated assumptions"
    self.init(
      sizeBytes: Int64(line.pool.size.bytes), count: Int64(line.pool.count), countOrigin: origin,
      assumptions: Assumptions(plan.model, line.placement), poolBytes: Int64(budget.pool),
      basePages: Int64(budget.basePages), vmemmapBeforeBytes: Int64(budget.before),
      vmemmapKeptBytes: Int64(budget.kept), vmemmapFreedBytes: Int64(budget.freed),
      pageTablePages: Int64(budget.tables), pageTableBytes: Int64(budget.tableBytes),
      sharedTailBytes: budget.sharedTailBytes > 0 ? Int64(budget.sharedTailBytes) : nil,
      netBytes: budget.net, percentOfPool: .share(budget.netOfPool, of: "the pool", inputs),
      percentOfMachine: plan.memory.map { .share(budget.net(of: $0), of: "the memory", inputs) }
        ?? .absent(.percent, reason: "the machine's memory isn't stated; give --ram"),
      notes: notes)
  }
}

extension SavingsRow.Assumptions {
  init(_ model: KernelModel, _ placement: Placement) {
    let mapping =
      switch model.mapping {
      case .pmd: "vmemmap in PMD blocks"
      case .basePages: "vmemmap in base pages"
      }
    let place =
      switch placement {
      case .contiguous: "contiguous"
      case .contiguousFrom(let pfn): "contiguous from page frame \(pfn)"
      case .scattered: "scattered"
      case .runs(let runs): "\(runs.count) runs of page frames"
      }
    self.init(
      architecture: model.architecture.rawValue, basePageBytes: Int64(model.geometry.page.bytes),
      structPageBytes: Int64(model.geometry.structPage.bytes),
      kernel: model.version.map(\.description) ?? "5.18 to 7.0",
      layout: "\(place), \(mapping)")
  }
}

extension Figure {
  static func share(_ ratio: Ratio, of whole: String, _ inputs: String) -> Figure {
    ratio.percent.map { Figure($0, .percent, .derived(from: inputs)) }
      ?? .absent(.percent, reason: "\(whole) is 0 bytes")
  }
}

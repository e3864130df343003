public import HugeTLB
public import LinuxHost

extension PoolStateRow {
  /// What HVO does for each pool of this machine today.
  ///
  /// - Parameter blocks: bytes of the memory blocks; the evidence rests on them.
  public static func all(
    _ host: HostDescription, model: KernelModel, blocks: Fact<UInt64>
  ) -> [PoolStateRow] {
    let state = PoolOptimization(
      pools: host.pools, vmemmap: host.vmemmap, blocks: blocks, model: model)
    return (host.pools.value?.machine ?? []).map { pool in
      row(pool, state, host, model)
    }
  }

  private static func row(
    _ pool: HugePagePool, _ state: PoolOptimization, _ host: HostDescription, _ model: KernelModel
  ) -> PoolStateRow {
    let page = OptimizableVmemmap(pool.size, in: model)
    let count = pool.pages.value
    let saving = count.flatMap { try? PoolSavings(Pool(pool.size, count: $0), in: model) }
    var optimized: Optimized
    var evidence: String
    switch state {
    case .all: (optimized, evidence) = (.all, "the vmemmap is smaller by all that HVO can free")
    case .none: (optimized, evidence) = (.none, "the vmemmap is whole: HVO has freed nothing of it")
    case .some(let freed):
      (optimized, evidence) = (.some, "HVO has freed \(freed) vmemmap pages of all pools together")
    case .unknown(let reason): (optimized, evidence) = (.unknown, reason)
    case .empty: (optimized, evidence) = (.empty, "no pages")
    }
    if count == 0 { (optimized, evidence) = (.empty, "no pages") }
    if let reason = page.noSaving { (optimized, evidence) = (.none, "\(reason)") }
    return PoolStateRow(
      sizeBytes: Int64(pool.size.bytes), pages: count.map { Int64(clamping: $0) },
      optimized: optimized, evidence: evidence, couldSaveBytes: saving?.budget.net,
      advice: advice(pool, optimized, host.hvo, saves: page.freed > 0))
  }

  /// Pages keep their state, so a switch alone changes nothing of what is there.
  private static func advice(
    _ pool: HugePagePool, _ optimized: Optimized, _ hvo: HVOStatus, saves: Bool
  ) -> String? {
    guard saves, optimized == .none || optimized == .some, let pages = pool.pages.value else {
      return nil
    }
    switch hvo.state {
    case .on, .off:
      let file = SystemSetting.pool(PoolPlace(pool.size)).path
      let first = hvo.state == .on ? "" : "sysctl -w vm.hugetlb_optimize_vmemmap=1; "
      return "pages in the pool keep their state; when nobody uses them: \(first)echo 0 > \(file);"
        + " echo \(pages) > \(file)"
    case .unavailable(let obstacle): return obstacle.remedy ?? "nothing helps: \(obstacle)"
    case .unknown: return nil
    }
  }
}

public import HugeTLB

/// How many of the vmemmap pages of this machine's pools HVO has freed, from the kernel's own count.
public enum PoolOptimization: Sendable, Hashable {
  /// No pool holds a page.
  case empty
  /// Every page of every pool is optimised.
  case all
  /// None is.
  case none
  /// So many vmemmap pages were freed, more than none and fewer than all.
  case some(freed: UInt64)
  /// It can't be told; why.
  case unknown(String)

  /// - Parameters:
  ///   - pools: of the machine.
  ///   - vmemmap: what the vmemmap takes now.
  ///   - blocks: bytes of all memory blocks, each of which has a whole vmemmap at first.
  ///   - model: the kernel's rule.
  public init(
    pools: Fact<HugePagePools>, vmemmap: Fact<VmemmapPageCounts>, blocks: Fact<UInt64>,
    model: KernelModel
  ) {
    guard let pools = pools.value else {
      self = .unknown(pools.reason ?? "")
      return
    }
    var most: UInt64 = 0
    var pages: UInt64 = 0
    for pool in pools.machine {
      guard let count = pool.pages.value else {
        self = .unknown(pool.pages.reason ?? "")
        return
      }
      let each = OptimizableVmemmap(pool.size, in: model).freed / model.geometry.page.bytes
      let (freed, overflow) = count.multipliedReportingOverflow(by: each)
      guard !overflow else {
        self = .unknown("\(count) pages of \(pool.size) can't be right")
        return
      }
      most &+= freed
      pages &+= count
    }
    guard pages > 0 else {
      self = .empty
      return
    }
    guard let now = vmemmap.value?.total, let bytes = blocks.value else {
      self = .unknown(
        "kernels before 6.11, or without memory blocks in /sys, don't count it ("
          + (vmemmap.reason ?? blocks.reason ?? "") + ")")
      return
    }
    let geometry = model.geometry
    let whole = bytes / geometry.page.bytes * geometry.structPage.bytes / geometry.page.bytes
    guard whole >= now, whole - now <= most else {
      self = .unknown(
        "the kernel counts \(now) vmemmap pages, and its memory blocks would have \(whole) without HVO"
      )
      return
    }
    let freed = whole - now
    self = freed == 0 ? .none : freed == most ? .all : .some(freed: freed)
  }
}

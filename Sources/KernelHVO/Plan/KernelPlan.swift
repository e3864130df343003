public import HugeTLB
public import LinuxHost

/// What to measure of the kernel's own HVO.
public struct KernelPlan: Sendable, Hashable {
  /// How many huge pages of one size at most.
  public struct Load: Sendable, Hashable {
    public let size: HugePageSize
    /// N: the largest batch.
    public let count: UInt64

    /// At least one page.
    public init(_ size: HugePageSize, count: UInt64) {
      self.size = size
      self.count = max(1, count)
    }

    /// Pages asked for in one write: 1, 64, 1024 and N, and one in the middle where that leaves
    /// fewer than three points to fit a line through.
    public var batches: [UInt64] {
      var batches = ([1, 64, 1024] as [UInt64]).filter { $0 < count } + [count]
      if batches.count == 2, count > 2 { batches.insert((1 + count) / 2, at: 1) }
      return batches
    }

    /// Pages for which the saving is checked: around the 512 of a page table, and every count for
    /// pages above that of a PMD.
    public var savingCounts: [UInt64] {
      let counts: [UInt64] =
        size >= .g1 ? Array(1...8) : [1, 7, 64, 511, 512, 513, 4096]
      let kept = counts.filter { $0 <= count }
      return kept.contains(count) ? kept : kept + [count]
    }
  }

  /// One per size, smallest first.
  public var loads: [Load]
  /// The NUMA node whose pools are used; nil for the machine's, where there is but one node.
  public var node: Int?
  /// Size and number of optimised pages that are held while measuring, so that the kernel isn't
  /// patched each time the last one goes; nil to hold none.
  public var base: Load?
  /// Timed rounds of each batch and side, after the first.
  public var rounds = 20
  /// Seconds after which a size gets no further round.
  public var secondsPerSize = 40.0
  /// Whether everything is timed a second time with `rcu_expedited`.
  public var expedites = false
  /// Whether `stop_machine` is timed by changing the clocksource.
  public var stopsMachine = false
  /// Memory that is taken and given back once, with caches dropped, before anything is measured, so
  /// that more gigantic pages can be had; nil not to.
  public var madeRoom: KernelRoom?
  /// CPU that writes, and CPUs that watch meanwhile; empty to watch none.
  public var writerCPU: Int?
  public var observerCPUs: [Int] = []

  /// Timings of `loads`; the rest as a small machine has it.
  public init(loads: [Load], node: Int? = nil) {
    self.loads = loads.sorted { $0.size < $1.size }
    self.node = node
  }

  /// Pages that a run puts into each pool at most.
  public var additions: [PoolPlace: UInt64] {
    var additions: [PoolPlace: UInt64] = [:]
    for load in loads {
      // Demotion of one larger page makes as many as fit into it.
      let parts = loads.last.map { max(1, $0.size.bytes / load.size.bytes) } ?? 1
      var pages = max(load.count, parts)
      if let madeRoom { pages = max(pages, madeRoom.pages(of: load.size)) }
      additions[PoolPlace(load.size, node: node)] = pages
    }
    if let base {
      additions[PoolPlace(base.size, node: node), default: 0] += base.count
    }
    return additions
  }

  /// Parts of a run, for its progress.
  var phases: Int {
    3 * loads.count + (expedites ? loads.count : 0) + (stopsMachine ? 1 : 0)
      + (madeRoom == nil ? 0 : 1) + 2
  }

  /// Everything that a run of this plan changes.
  public var settings: [SystemSetting] {
    var sizes = loads.map(\.size)
    if let base, !sizes.contains(base.size) { sizes.append(base.size) }
    var settings = sizes.sorted().map { SystemSetting.pool(PoolPlace($0, node: node)) }
    settings.append(.optimizeVmemmap)
    // Pages on demand belong to the machine and not to a node.
    if node == nil { settings += loads.map { .overcommit($0.size) } }
    if expedites { settings.append(.rcuExpedited) }
    if stopsMachine { settings.append(.clocksource) }
    return settings
  }
}

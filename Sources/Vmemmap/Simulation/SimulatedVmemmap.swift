public import HugeTLB

/// A vmemmap in memory: page tables with real descriptors, frames with accounting, and protocols
/// run on it.
///
/// Nothing is shared between two of them: threads take one each over `VmemmapLayout.slices`, and a
/// range too large for memory is taken by `windows` in one of them after the other.
public struct SimulatedVmemmap<Format: DescriptorFormat>: ~Copyable, Sendable {
  var state: VmemmapState
  /// The last plan of each direction: a batch of one folio costs less than making one.
  private var optimizing: ReadyPlan?
  private var restoring: ReadyPlan?
  /// The same, without references: counting one is an atomic access, which waits for every store
  /// of the batch before.
  private var lastPlans:
    (optimizing: (key: Plan.Key, plan: Plan)?, restoring: (key: Plan.Key, plan: Plan)?)

  /// - Parameters:
  ///   - layout: the huge pages and how their `struct page`s are mapped.
  ///   - start: how the vmemmap is mapped before any protocol.
  ///   - contents: whether frames have memory, so that copies really copy.
  ///   - failures: allocations and compare-and-swaps that shall fail.
  /// - Throws: `SimulationProblem` if the system has no memory or the architecture no such page.
  public init(
    _ layout: VmemmapLayout, start: RemapProtocol.Start, contents: Contents = .none,
    failures: FailureInjection = .none
  ) throws(SimulationProblem) {
    state = try VmemmapState(layout, contents, failures, Format.self)
    _ = state.start(layout, start)
  }

  /// The layout that the tables hold now.
  public var layout: VmemmapLayout { state.layout }

  /// Makes the next window in the same memory, mapped afresh.
  ///
  /// - Returns: false if it has another geometry or size, or more pages than the first layout.
  public mutating func restart(_ window: VmemmapLayout, start: RemapProtocol.Start) -> Bool {
    state.start(window, start)
  }

  /// Stores every PTE once more as it is after a start from base pages: the store bandwidth that
  /// remapping the same tables is held to.
  ///
  /// - Returns: bytes stored.
  @inline(never)
  public mutating func storeAllEntries() -> Int {
    state.mapBasePages()
    return state.layout.mappedPages * 8
  }

  /// Optimises (HVO) a range of folios as one batch.
  ///
  /// Folios that are optimised already are passed over, as in the kernel, and count as done. A
  /// folio that fails stays as it was, or partly remapped where a compare-and-swap gave up.
  ///
  /// - Parameters:
  ///   - folios: all if nil.
  ///   - size: of the folios, if they were demoted to another size than the layout's.
  public mutating func optimize(
    _ protocol: RemapProtocol, folios: Range<Int>? = nil, size: HugePageSize? = nil,
    maintenance: inout some Maintenance
  ) -> RemapRun {
    run(`protocol`, .optimize, folios, size, &maintenance)
  }

  /// Restores (de-HVO) a range of folios as one batch; ENOMEM and a compare-and-swap that gives up
  /// end it: that folio and the rest stay optimised.
  public mutating func restore(
    _ protocol: RemapProtocol, folios: Range<Int>? = nil, size: HugePageSize? = nil,
    maintenance: inout some Maintenance
  ) -> RemapRun {
    run(`protocol`, .restore, folios, size, &maintenance)
  }

  /// Where the frames are now. O(pages / 64).
  public var accounting: FrameAccounting {
    FrameAccounting(
      pages: state.layout.pages,
      inUse: state.pool.capacity - state.pool.freeCount - state.ptePages - state.neighbours,
      ptePages: state.ptePages, sharedTailPages: state.sharedTails.count,
      freedByOrder: state.pool.freedByOrder())
  }

  /// Vmemmap PMDs that are still blocks. O(PMDs).
  public var blockPMDs: Int {
    (0..<state.layout.pmds).count { state.isBlock($0) }
  }

  /// Allocations tried and compare-and-swaps decided so far: what `FailureInjection` counts by.
  public var attempts: (allocations: Int, swaps: Int) { (state.pool.tried, state.swapsTried) }

  /// Replaces the failures to force from now on; their numbers still count from the start.
  public mutating func inject(_ failures: FailureInjection) { state.pool.failures = failures }

  /// What the entry for a vmemmap page says: its PTE, or the block that covers it; nil if there is
  /// no such page.
  public func descriptor(ofPage page: Int) -> Descriptor? {
    guard (0..<state.layout.pages).contains(page) else { return nil }
    let pmd = state.pmd(of: page)
    return state.isBlock(pmd)
      ? Format.decode(state.pmds[pmd], .pmd, state.page)
      : Format.decode(state.ptes[page], .pte, state.page)
  }

  private mutating func run(
    _ protocol: RemapProtocol, _ direction: RemapProtocol.Direction, _ folios: Range<Int>?,
    _ size: HugePageSize?, _ maintenance: inout some Maintenance
  ) -> RemapRun {
    state.counts = StepCounts()
    let size = size ?? state.layout.size
    let entries = Int(state.layout.geometry.vmemmapPages(of: size))
    guard entries > 1 else { return RemapRun(outcome: .refused(.nothingToSave), counts: .init()) }
    do throws(RemapShortfall) {
      let plan = try plan(`protocol`, direction)
      let all = 0..<state.layout.pages / entries
      let outcome = state.run(plan, folios ?? all, entries: entries, &maintenance)
      return RemapRun(outcome: outcome, counts: state.counts)
    } catch {
      return RemapRun(outcome: .refused(error), counts: StepCounts())
    }
  }

  private mutating func plan(
    _ protocol: RemapProtocol, _ direction: RemapProtocol.Direction
  ) throws(RemapShortfall) -> Plan {
    let key = Plan.Key(`protocol`)
    switch direction {
    case .optimize:
      if lastPlans.optimizing?.key == key, let plan = lastPlans.optimizing?.plan { return plan }
    case .restore:
      if lastPlans.restoring?.key == key, let plan = lastPlans.restoring?.plan { return plan }
    }
    let ready = try ReadyPlan(`protocol`, direction, Format.self)
    switch direction {
    case .optimize:
      optimizing = ready
      lastPlans.optimizing = (key, ready.plan)
    case .restore:
      restoring = ready
      lastPlans.restoring = (key, ready.plan)
    }
    return ready.plan
  }
}

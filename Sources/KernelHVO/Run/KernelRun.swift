internal import HugeTLB
internal import LinuxHost
internal import Measurement

/// One run: what all phases share.
struct KernelRun {
  let bench: KernelBench
  let writer: PoolWriter
  /// The machine as counters see it: with its trace points, where they can be had.
  let counting: HostMachine
  /// Optimised pages held of the plan's base.
  var held: UInt64 = 0
  /// What was wrong with the kernel before.
  private let taint: KernelTaint

  init(_ bench: KernelBench, counting: HostMachine, _ watch: WriteWatch) {
    self.bench = bench
    self.counting = counting
    taint = KernelTaint.read(from: bench.host.root).value ?? []
    writer = PoolWriter(control: PoolControl(bench.files), watch: watch)
  }

  /// All phases in order.
  mutating func measure(_ change: borrowing SystemChange, into report: inout KernelReport)
    throws(KernelStop)
  {
    if let room = plan.madeRoom { try makeRoom(room, change, into: &report) }
    if plan.stopsMachine { try stopMachine(change, into: &report) }
    bench.meter.begin(steps: 1)
    try patching(change, into: &report)
    try holdBase(change, into: &report)
    // First, since it is the first writes that split vmemmap PMDs.
    for load in plan.loads { try timings(load, isExpedited: false, change, into: &report) }
    for load in plan.loads { try savings(load, change, into: &report) }
    for load in plan.loads { try surplus(load, change, into: &report) }
    if plan.expedites {
      do { try change.set(.rcuExpedited, to: "1") } catch { throw .host(error) }
      for load in plan.loads { try timings(load, isExpedited: true, change, into: &report) }
      do { try change.set(.rcuExpedited, to: change.original(.rcuExpedited) ?? "0") } catch {
        throw .host(error)
      }
    }
    try impact(change, into: &report)
    explainShortage(into: &report)
  }

  var plan: KernelPlan { bench.plan }

  /// Seconds of a clock that only goes forward.
  static func seconds() -> Double { Double(MonotonicRawClock().now()) / 1e9 }

  var root: HostRoot { bench.host.root }

  func place(_ size: HugePageSize) -> PoolPlace { PoolPlace(size, node: plan.node) }

  /// The pool's size between two measured writes: what was there before, and the base.
  func floor(_ size: HugePageSize, _ change: borrowing SystemChange) -> UInt64 {
    (change.floor(place(size)) ?? 0) + (plan.base?.size == size ? held : 0)
  }

  /// Looks whether the run should go on: not when it was cancelled, nor when somebody else changes
  /// the same settings, since then neither the figures nor the restoring would be ours, nor once the
  /// kernel found damage in itself.
  func checkCancelled(_ change: borrowing SystemChange) throws(KernelStop) {
    if bench.isCancelled() { throw .cancelled }
    let others = change.foreignChanges()
    if !others.isEmpty { throw .disturbed(others) }
    let damage = newDamage
    if !damage.isEmpty { throw .damaged(damage) }
  }

  /// What the kernel found wrong with itself since the run began.
  private var newDamage: KernelTaint {
    (KernelTaint.read(from: root).value ?? []).subtracting(taint).intersection(.damage)
  }

  /// The kernel's own page-table pages now; nil where they aren't counted.
  var kernelTables: Int64? { KernelPageTables.read(from: bench.host).value }

  /// vmemmap PMDs that were split between two counts of page tables; nil if the difference can't be
  /// that, since processes came and went: below 0, or more than `pages` huge pages can split.
  func splits(_ before: Int64?, _ after: Int64?, _ size: HugePageSize, _ pages: UInt64) -> Int64? {
    guard let before, let after, pages > 0,
      let most = try? PoolSavings(
        Pool(size, count: pages), placement: .scattered, in: bench.model)
    else { return nil }
    let rise = after - before
    return rise >= 0 && rise <= Int64(clamping: most.budget.tables) ? rise : nil
  }

  /// Switches HVO for the pages allocated from now on.
  func optimize(_ isOn: Bool, _ change: borrowing SystemChange) throws(KernelStop) {
    do { try change.set(.optimizeVmemmap, to: isOn ? "1" : "0") } catch { throw .host(error) }
  }

  /// One write that allocates, one that frees; both timed.
  func cycle(_ size: HugePageSize, _ batch: UInt64, _ change: borrowing SystemChange)
    throws(KernelStop) -> (allocate: WriteTime, free: WriteTime)
  {
    try checkCancelled(change)
    let allocate = try grow(size, batch, change)
    let free = try shrink(size, from: allocate.pages, change)
    return (allocate, free)
  }

  func grow(_ size: HugePageSize, _ batch: UInt64, _ change: borrowing SystemChange)
    throws(KernelStop) -> WriteTime
  {
    defer { change.notePool(place(size)) }
    do { return try writer.grow(place(size), by: batch, above: floor(size, change)) } catch {
      throw .host(error)
    }
  }

  func demote(
    _ size: HugePageSize, into target: HugePageSize, _ change: borrowing SystemChange
  ) throws(KernelStop) -> WriteTime {
    defer {
      change.notePool(place(size))
      change.notePool(place(target))
    }
    do { return try writer.demote(place(size), pages: 1) } catch { throw .host(error) }
  }

  /// Frees down to the floor. The kernel can fail to free optimised pages for want of memory: then
  /// it is asked again, a bounded number of times, and the number that stays is reported.
  func shrink(_ size: HugePageSize, from pages: UInt64, _ change: borrowing SystemChange)
    throws(KernelStop) -> WriteTime
  {
    let floor = floor(size, change)
    let place = place(size)
    defer { change.notePool(place) }
    let (free, left) = try KernelStop.catching { () throws(HostError) in
      let free = try writer.shrink(place, to: floor, from: pages)
      var left = try writer.control.counts(place).persistent
      for _ in 0..<Self.shrinkAttempts where left > floor {
        left = try writer.control.resize(place, to: floor).persistent
      }
      return (free, left)
    }
    guard left <= floor else {
      throw .stuck(
        "\(left - floor) pages of \(place) can't be freed, after \(Self.shrinkAttempts) more attempts"
      )
    }
    return free
  }

  private static let shrinkAttempts = 5

  /// Allocates the pages that stay optimised while measuring, so that going from none to some
  /// (which patches kernel text) happens once and not in every round.
  mutating func holdBase(_ change: borrowing SystemChange, into report: inout KernelReport)
    throws(KernelStop)
  {
    guard let base = plan.base else { return }
    try optimize(true, change)
    let got = try grow(base.size, base.count, change).pages
    held = got
    if got < base.count {
      report.notes.append(
        KernelNote(
          "\(got) of \(base.count) pages of \(base.size) are held optimised as the base",
          "the kernel may patch its text in each round: free memory"))
    }
  }
}

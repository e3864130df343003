internal import HugeTLB

/// The timings of one size, by case.
struct TimingTable {
  let size: HugePageSize
  let isExpedited: Bool
  private(set) var timings: [KernelTiming] = []
  private var short: [UInt64: UInt64] = [:]

  init(size: HugePageSize, isExpedited: Bool) {
    self.size = size
    self.isExpedited = isExpedited
  }

  mutating func add(
    _ time: WriteTime, _ operation: KernelCase.Operation, _ isOptimized: Bool, _ batch: UInt64,
    round: Int, size: HugePageSize? = nil, tables: Int64? = nil
  ) {
    // A write that got nothing says nothing about the cost of a page.
    guard time.pages > 0 else { return }
    var time = time
    time.round = round
    let index = index(operation, isOptimized, batch, size)
    if timings[index].first == nil { timings[index].firstTables = tables }
    timings[index].add(time)
  }

  mutating func set(
    _ sum: CounterSum, _ operation: KernelCase.Operation, _ isOptimized: Bool, _ batch: UInt64,
    size: HugePageSize? = nil
  ) {
    guard sum.writes > 0 else { return }
    timings[index(operation, isOptimized, batch, size)].counters = sum.counters
  }

  /// The fewest pages that a batch got.
  mutating func noteShort(_ batch: UInt64, got: UInt64) {
    short[batch] = min(short[batch] ?? got, got)
  }

  var shortNotes: [KernelNote] {
    short.sorted { $0.key < $1.key }.map {
      KernelNote(
        "\(size): asked for \($0.key) pages, got \($0.value) at the least; figures per page use what was got",
        "nothing is wrong: memory in one piece is short; fewer pages or a fresh boot get them all")
    }
  }

  /// HVO off and on next to each other, then the batches.
  var sorted: [KernelTiming] {
    let order = KernelCase.Operation.allCases
    func key(_ timing: KernelTiming) -> (Int, UInt64, Int) {
      let one = timing.subject
      return (order.firstIndex(of: one.operation) ?? 0, one.batch, one.isOptimized ? 1 : 0)
    }
    return timings.sorted { key($0) < key($1) }
  }

  private mutating func index(
    _ operation: KernelCase.Operation, _ isOptimized: Bool, _ batch: UInt64, _ size: HugePageSize?
  ) -> Int {
    let subject = KernelCase(
      sizeBytes: (size ?? self.size).bytes, operation: operation, isOptimized: isOptimized,
      isExpedited: isExpedited, batch: batch)
    if let index = timings.firstIndex(where: { $0.subject == subject }) { return index }
    timings.append(KernelTiming(subject))
    return timings.count - 1
  }
}

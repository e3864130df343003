import LinuxHost
import Measurement
import PerfCounters
import Vmemmap

/// One thread's part of a range, window after window in the same memory.
struct RangeSlice<Format: DescriptorFormat>: ~Copyable {
  /// What one pass over the slice took.
  struct Pass: Sendable {
    /// By window, in ns per huge page.
    var hvo: [Double] = []
    var deHVO: [Double] = []
    /// Bytes per second of plain stores to all entries of the window.
    var plainStores: [Double] = []
    /// Bytes stored to entries.
    var hvoBytes = 0
    var deHVOBytes = 0
    var nanoseconds: UInt64 = 0
    var folios = 0
    /// Why it ended early; nil if it didn't.
    var shortfall: RemapShortfall?
  }

  private let windows: [VmemmapLayout]
  private let remap: RemapProtocol
  private let batch: Int
  private var vmemmap: SimulatedVmemmap<Format>

  init(
    _ slice: VmemmapLayout, _ remap: RemapProtocol, batch: Int, windowBytes: Int
  ) throws(SimulationProblem) {
    windows = slice.windows(tableBytes: windowBytes)
    self.remap = remap.withoutSplit()
    self.batch = batch
    // The first window is the largest.
    vmemmap = try SimulatedVmemmap(windows[0], start: self.remap.start)
  }

  /// Every window: plain stores to its entries, HVO, then de-HVO, batch by batch.
  mutating func pass(isOver: () -> Bool) -> Pass {
    var pass = Pass()
    let clock = MonotonicRawClock()
    for window in windows {
      if pass.folios > 0, isOver() { return pass }
      _ = vmemmap.restart(window, start: remap.start)
      let before = clock.now()
      let bytes = vmemmap.storeAllEntries()
      let start = clock.now()
      if start > before {
        pass.plainStores.append(Double(bytes) * 1e9 / Double(start - before))
      }
      guard run(window, .optimize, &pass) else { return pass }
      let middle = clock.now()
      guard run(window, .restore, &pass) else { return pass }
      let end = clock.now()
      pass.hvo.append(Double(middle - start) / Double(window.folios))
      pass.deHVO.append(Double(end - middle) / Double(window.folios))
      pass.nanoseconds += end - start
      pass.folios += window.folios
    }
    return pass
  }

  /// The first window, untimed: all memory is taken from the system then.
  mutating func warmUp() {
    var pass = Pass()
    _ = vmemmap.restart(windows[0], start: remap.start)
    if run(windows[0], .optimize, &pass) { _ = run(windows[0], .restore, &pass) }
  }

  /// The first window once more, counted; nil if it falls short.
  mutating func count(
    _ requests: [CounterRequest], on host: HostMachine
  ) -> CountedRounds? {
    var pass = Pass()
    var group = CounterGroup(requests, host: host)
    var rounds = CountedRounds(overhead: group.overhead())
    guard vmemmap.restart(windows[0], start: remap.start) else { return nil }
    group.start()
    guard run(windows[0], .optimize, &pass) else { return nil }
    rounds.hvo.add(group.stop(), hugePages: windows[0].folios)
    group.start()
    guard run(windows[0], .restore, &pass) else { return nil }
    rounds.deHVO.add(group.stop(), hugePages: windows[0].folios)
    return rounds
  }

  private mutating func run(
    _ window: VmemmapLayout, _ direction: RemapProtocol.Direction, _ pass: inout Pass
  ) -> Bool {
    var maintenance = NoMaintenance()
    var first = 0
    while first < window.folios {
      let folios = first..<min(first + batch, window.folios)
      let run =
        direction == .optimize
        ? vmemmap.optimize(remap, folios: folios, maintenance: &maintenance)
        : vmemmap.restore(remap, folios: folios, maintenance: &maintenance)
      switch run.outcome {
      case .complete:
        let bytes = run.counts.entryStores * 8
        if direction == .optimize { pass.hvoBytes += bytes } else { pass.deHVOBytes += bytes }
      case .partly(_, let reason), .refused(let reason):
        pass.shortfall = reason
        return false
      }
      first = folios.upperBound
    }
    return true
  }
}

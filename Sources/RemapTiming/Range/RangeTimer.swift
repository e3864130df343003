import Barriers
import HugeTLB
import Measurement
import Vmemmap

/// Times protocols over ranges from one huge page to 64 TiB: tables only, in windows, so that memory
/// stays bounded.
public struct RangeTimer {
  public let plan: RangePlan

  public init(_ plan: RangePlan) { self.plan = plan }

  /// - Parameter progress: called before each point with those done, all, the protocol and the bytes.
  public func run(
    isCancelled: @escaping @Sendable () -> Bool = { false },
    progress: (Int, Int, String, UInt64) -> Void = { _, _, _, _ in }
  ) throws(RemapProblem) -> [RangeMeasurement] {
    var results: [RangeMeasurement] = []
    let points = plan.protocols.flatMap { remap in plan.ranges.map { (remap, $0) } }
    for (done, (remap, range)) in points.enumerated() {
      if isCancelled() { break }
      progress(done, points.count, remap.id, range)
      switch plan.mmu {
      case .arm64: results.append(try point(remap, range, VMSAv8Format.self, isCancelled))
      case .x86_64: results.append(try point(remap, range, X86Format.self, isCancelled))
      }
    }
    return results
  }

  private func point<Format: DescriptorFormat>(
    _ remap: RemapProtocol, _ range: UInt64, _: Format.Type,
    _ isCancelled: @escaping @Sendable () -> Bool
  ) throws(RemapProblem) -> RangeMeasurement {
    let folios = max(1, Int(clamping: range / plan.size.bytes))
    let layout: VmemmapLayout
    do {
      layout = try VmemmapLayout(geometry: plan.geometry, size: plan.size, folios: folios)
    } catch {
      throw .layout(error)
    }
    let slices = layout.slices(plan.cpus.count)
    var result = RangeMeasurement(
      remap, plan.size, rangeBytes: layout.hugeBytes, threads: slices.count, batch: plan.batch,
      windowBytes: plan.windowBytes)
    guard layout.isOptimizable else {
      result.shortfall = "\(RemapShortfall.nothingToSave)"
      return result
    }
    guard remap.start != .unmapped else {
      result.shortfall = "boot time maps a range once only: see the remap section"
      return result
    }
    let outcomes = RangeOutcomes<Format>(slices: slices.count)
    let plan = plan
    do throws(OperationFailure) {
      var workers = try PinnedWorkers(
        cpus: slices.indices.map { plan.cpus[$0] }, abandon: {}
      ) { index in
        outcomes.passes[index].run(
          slices[index], remap, plan, isCounted: index == 0, isCancelled)
      }
      workers.join()
    } catch {
      result.shortfall = "\(error.call) failed with errno \(error.errno)"
      return result
    }
    result.take(outcomes)
    return result
  }
}

/// The passes of one thread: written by it, read once it has been joined.
private final class SlicePasses<Format: DescriptorFormat>: @unchecked Sendable {
  var passes: [RangeSlice<Format>.Pass] = []
  var counted: CountedRounds?
  var problem: SimulationProblem?

  /// One window to warm up, then as many passes as fill the plan's time.
  func run(
    _ slice: VmemmapLayout, _ remap: RemapProtocol, _ plan: RangePlan, isCounted: Bool,
    _ isCancelled: () -> Bool
  ) {
    let clock = MonotonicRawClock()
    let start = clock.now()
    do throws(SimulationProblem) {
      var part = try RangeSlice<Format>(
        slice, remap, batch: plan.batch, windowBytes: plan.windowBytes)
      func isOver() -> Bool { isCancelled() || clock.now() - start > plan.budget }
      part.warmUp()
      repeat {
        passes.append(part.pass(isOver: isOver))
      } while clock.now() - start < plan.least && !isOver() && passes.count < 100_000
      if isCounted, !isCancelled() { counted = part.count(plan.counters, on: plan.host) }
    } catch {
      problem = error
    }
  }
}

private struct RangeOutcomes<Format: DescriptorFormat>: Sendable {
  let passes: [SlicePasses<Format>]

  init(slices: Int) { passes = (0..<slices).map { _ in SlicePasses() } }
}

extension RangeMeasurement {
  fileprivate mutating func take<Format>(_ outcomes: RangeOutcomes<Format>) {
    if let problem = outcomes.passes.lazy.compactMap(\.problem).first {
      shortfall = "\(problem)"
      return
    }
    counted = outcomes.passes.first?.counted
    let all = outcomes.passes.flatMap(\.passes)
    let folios = all.reduce(0) { $0 + $1.folios }
    if folios > 0 {
      hvoBytes = Double(all.reduce(0) { $0 + $1.hvoBytes }) / Double(folios)
      deHVOBytes = Double(all.reduce(0) { $0 + $1.deHVOBytes }) / Double(folios)
    }
    var rates: [Double] = []
    for thread in outcomes.passes {
      let done = thread.passes.filter { $0.folios > 0 }
      shortfall = shortfall ?? thread.passes.lazy.compactMap(\.shortfall).first.map { "\($0)" }
      hvo += done.flatMap(\.hvo)
      deHVO += done.flatMap(\.deHVO)
      plainStores += done.flatMap(\.plainStores)
      hugePagesDone += done.first?.folios ?? 0
      let time = done.reduce(0) { $0 + $1.nanoseconds }
      if time > 0 { rates.append(Double(done.reduce(0) { $0 + $1.folios }) * 1e9 / Double(time)) }
    }
    if !rates.isEmpty { roundTripsPerSecond = rates.reduce(0, +) }
  }
}

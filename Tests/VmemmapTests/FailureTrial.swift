import HugeTLB
import Testing

@testable import Vmemmap

/// One protocol in one direction, run again and again from the same start with other failures.
struct FailureTrial<Format: DescriptorFormat>: ~Copyable {
  private let used: RemapProtocol
  private let shape: Shape
  private let direction: RemapProtocol.Direction
  private var vmemmap: SimulatedVmemmap<Format>
  /// What is mapped where before the first run.
  private let before: [UInt64]

  init(
    _ used: RemapProtocol, _ shape: Shape, _ direction: RemapProtocol.Direction,
    _ contents: Contents
  ) throws {
    self.used = used
    self.shape = shape
    self.direction = direction
    vmemmap = try SimulatedVmemmap(shape.layout, start: used.start, contents: contents)
    before = vmemmap.image()
  }

  /// Numbers of the allocations and swaps that the direction takes without failures.
  mutating func attempts() -> (allocations: Range<Int>, swaps: Range<Int>) {
    begin()
    let first = vmemmap.attempts
    _ = run()
    let last = vmemmap.attempts
    return (first.allocations..<last.allocations, first.swaps..<last.swaps)
  }

  /// Runs with the failures and looks at what they leave.
  ///
  /// - Parameters:
  ///   - reasons: what an outcome may say.
  ///   - finish: then the rest is done without failures, and done again.
  mutating func check(
    _ failures: FailureInjection, reasons: [RemapShortfall], finish: Bool
  ) {
    begin()
    let start = vmemmap.accounting.inUse
    vmemmap.inject(failures)
    let outcome = run().outcome
    hold(vmemmap.violations().isEmpty, failures)
    switch outcome {
    case .complete:
      // Only where the retry of the optimisation found memory.
      hold(direction == .optimize && failures.allocations.count == 1, failures)
    case .partly(let folios, let reason):
      hold(folios > 0 && folios < shape.folios && reasons.contains(reason), failures)
    case .refused(let reason):
      hold(reasons.contains(reason), failures)
      // A shared tail page stays once it was made.
      if reason == .outOfFrames, used.tailFrame != .sharedTail {
        hold(vmemmap.accounting.inUse == start, failures)
      }
    }
    guard finish else { return }
    vmemmap.inject(.none)
    hold(vmemmap.restore(used).outcome == .complete(folios: shape.folios), failures)
    hold(vmemmap.violations().isEmpty, failures)
    guard used.start != .unmapped else { return }
    hold(vmemmap.image() == before, failures)
    hold(vmemmap.optimize(used).outcome == .complete(folios: shape.folios), failures)
    hold(vmemmap.violations().isEmpty, failures)
  }

  /// `#expect` takes longer than a run: there are hundreds of thousands.
  private func hold(_ holds: Bool, _ failures: FailureInjection, line: Int = #line) {
    guard !holds else { return }
    Issue.record(
      "line \(line): \(used.id), \(used.split), \(shape), \(direction), \(failures)")
  }

  private mutating func begin() {
    vmemmap.inject(.none)
    _ = vmemmap.restart(vmemmap.layout, start: used.start)
    if direction == .restore { _ = vmemmap.optimize(used) }
  }

  private mutating func run() -> RemapRun {
    direction == .optimize ? vmemmap.optimize(used) : vmemmap.restore(used)
  }
}

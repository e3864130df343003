import HugeTLB
import Vmemmap

/// 2M folios on x86-64, past the first split: the state of a kernel that has run for a while.
public final class Simulated: Remapping {
  private nonisolated(unsafe) var vmemmap: SimulatedVmemmap<X86Format>
  private let batches: [Range<Int>]
  private let used = BuiltInProtocol.direct.make(split: .notNeeded)

  public init(_ folios: Int, batch: Int = usualBatch) throws {
    batches = stride(from: 0, to: folios, by: batch).map { $0..<min($0 + batch, folios) }
    vmemmap = try SimulatedVmemmap(VmemmapLayout(size: .m2, folios: folios), start: .basePages)
  }

  public func optimize() {
    var nothing = NoMaintenance()
    let used = used
    for folios in batches {
      consume(vmemmap.optimize(used, folios: folios, maintenance: &nothing))
    }
  }

  public func restore() {
    var nothing = NoMaintenance()
    let used = used
    for folios in batches {
      consume(vmemmap.restore(used, folios: folios, maintenance: &nothing))
    }
  }

  /// Anything but a whole batch would be another work than C's.
  private func consume(_ run: RemapRun) {
    guard case .complete = run.outcome else { fatalError("\(run.outcome)") }
  }
}

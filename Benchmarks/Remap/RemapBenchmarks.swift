import Benchmark
import CReference
import HugeTLB
import Vmemmap

/// Folios in one batch.
private let batch = 512

/// 2M folios on x86-64, past the first split: the state of a kernel that has run for a while.
final class Simulated: Sendable {
  nonisolated(unsafe) var vmemmap: SimulatedVmemmap<X86Format>
  let batches: [Range<Int>]
  let used = BuiltInProtocol.direct.make(split: .notNeeded)

  init(_ folios: Int) throws {
    batches = stride(from: 0, to: folios, by: batch).map { $0..<min($0 + batch, folios) }
    vmemmap = try SimulatedVmemmap(VmemmapLayout(size: .m2, folios: folios), start: .basePages)
  }

  func optimize() {
    var nothing = NoMaintenance()
    for folios in batches {
      blackHole(vmemmap.optimize(used, folios: folios, maintenance: &nothing))
    }
  }

  func restore() {
    var nothing = NoMaintenance()
    for folios in batches {
      blackHole(vmemmap.restore(used, folios: folios, maintenance: &nothing))
    }
  }
}

/// The C counterpart of `Simulated`.
final class Reference: Sendable {
  nonisolated(unsafe) let state: UnsafeMutablePointer<reference>

  init(_ folios: Int) throws {
    guard let state = reference_create(folios, batch) else { throw OutOfMemory() }
    self.state = state
  }

  deinit { reference_destroy(state) }

  func optimize() { reference_optimize(state) }
  func restore() { reference_restore(state) }
}

struct OutOfMemory: Error {}

func remapBenchmarks() {
  // Tables of 256 KiB, which the caches hold, and of 64 MiB, which they don't.
  for folios in [4096, 1 << 20] {
    pair("HVO \(folios) folios", folios, { $0.optimize() }, { $0.restore() })
    pair("de-HVO \(folios) folios", folios, { $0.restore() }, { $0.optimize() }, prepare: true)
  }
}

private protocol Remapping: Sendable {
  init(_ folios: Int) throws
  func optimize()
  func restore()
}
extension Simulated: Remapping {}
extension Reference: Remapping {}

/// Measures `measured`; `undone` puts things back outside the measurement.
private func pair(
  _ name: String, _ folios: Int, _ measured: @escaping @Sendable (any Remapping) -> Void,
  _ undone: @escaping @Sendable (any Remapping) -> Void, prepare: Bool = false
) {
  let makers: [(String, @Sendable () throws -> any Remapping)] = [
    ("Swift", { try Simulated(folios) }), ("C", { try Reference(folios) }),
  ]
  for (language, make) in makers {
    Benchmark(
      "\(name), \(language)", configuration: configuration,
      closure: { (benchmark: Benchmark, subject: any Remapping) in
        benchmark.startMeasurement()
        measured(subject)
        benchmark.stopMeasurement()
        undone(subject)
      },
      setup: {
        let subject = try make()
        if prepare { subject.optimize() }
        return subject
      })
  }
}

import Benchmark
import Subjects

func remapBenchmarks() {
  // Tables of 256 KiB, which the caches hold, and of 64 MiB, which they don't.
  for folios in [4096, 1 << 20] {
    pair("HVO \(folios) folios", folios, { $0.optimize() }, { $0.restore() })
    pair("de-HVO \(folios) folios", folios, { $0.restore() }, { $0.optimize() }, prepare: true)
  }
}

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

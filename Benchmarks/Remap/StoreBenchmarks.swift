import Benchmark
import CReference

/// The machine's store bandwidth with the kernel's kind of store: what the table loops are held to.
func storeBenchmarks() {
  // As many bytes as the tables of 4096 and of 1M folios.
  for (name, bytes) in [("256 KiB", 256 << 10), ("64 MiB", 64 << 20)] {
    Benchmark(
      "store \(name), C", configuration: configuration,
      closure: { (benchmark: Benchmark, words: UnsafeMutablePointer<UInt64>) in
        benchmark.startMeasurement()
        reference_store(words, bytes / 8, 0x163)
        benchmark.stopMeasurement()
      },
      setup: {
        let words = UnsafeMutablePointer<UInt64>.allocate(capacity: bytes / 8)
        words.initialize(repeating: 0, count: bytes / 8)
        return words
      })
  }
}

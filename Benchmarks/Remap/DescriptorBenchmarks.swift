import Benchmark
import CReference
import HugeTLB
import Vmemmap

/// Descriptors made from their parts, a thousand a time.
func descriptorBenchmarks() {
  Benchmark("encode 1000 descriptors, Swift", configuration: configuration) { benchmark in
    for _ in benchmark.scaledIterations {
      for frame in 0..<UInt64(1000) {
        let permission: Permission = frame & 7 == 0 ? .readWrite : .readOnly
        let template = VMSAv8Format.template(for: .page(.own, permission)) ?? 0
        blackHole(template | VMSAv8Format.output(frame, .k4))
      }
    }
  }
  Benchmark("encode 1000 descriptors, C", configuration: configuration) { benchmark in
    for _ in benchmark.scaledIterations {
      for frame in 0..<UInt64(1000) {
        blackHole(reference_encode(frame, frame & 7 == 0 ? 0 : 1))
      }
    }
  }
}

import Benchmark

// Each Swift benchmark stands beside the same work in C, in one run: compare the two columns of a
// row's size, not times of different runs.
let benchmarks: @Sendable () -> Void = {
  remapBenchmarks()
  storeBenchmarks()
  descriptorBenchmarks()
}

/// Long enough to see past the machine's noise, short enough for all of them in a minute or two.
var configuration: Benchmark.Configuration {
  Benchmark.Configuration(
    metrics: [.wallClock, .throughput], timeUnits: .nanoseconds, warmupIterations: 3,
    maxDuration: .seconds(3), maxIterations: 5000)
}

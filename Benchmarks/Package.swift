// swift-tools-version: 6.2
// The simulator's loops beside the same work in C, built by the same back end with -O3.
//
//   scripts/harness-cost
//   swift run -c release --package-path Benchmarks Paired
//   swift package --package-path Benchmarks benchmark
//   swift package --package-path Benchmarks benchmark --filter 'HVO.*'
//
// A package of its own, so that the main build and its tests don't wait for the benchmark library.
import PackageDescription

let package = Package(
  name: "hvo-bench-benchmarks",
  dependencies: [
    .package(name: "hvo-bench", path: ".."),
    .package(url: "https://github.com/ordo-one/benchmark", exact: "1.38.1", traits: []),
  ],
  targets: [
    .target(
      name: "CReference", path: "CReference",
      cSettings: [.unsafeFlags(["-O3"])]),
    .executableTarget(
      name: "Harness",
      dependencies: [.product(name: "Primitives", package: "hvo-bench")],
      path: "Harness",
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .target(
      name: "Subjects",
      dependencies: ["CReference", .product(name: "Vmemmap", package: "hvo-bench")],
      path: "Subjects",
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "Paired",
      dependencies: [
        "CReference", "Subjects", .product(name: "Primitives", package: "hvo-bench"),
      ],
      path: "Paired",
      swiftSettings: [.swiftLanguageMode(.v6)]),
    .executableTarget(
      name: "Remap",
      dependencies: [
        "CReference", "Subjects",
        .product(name: "Vmemmap", package: "hvo-bench"),
        .product(name: "Benchmark", package: "benchmark"),
      ],
      path: "Remap",
      swiftSettings: [.swiftLanguageMode(.v6)],
      plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]),
  ]
)

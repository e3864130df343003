// swift-tools-version: 6.2
import PackageDescription

// HVO_STRICT=1 (set by .ci/run) turns warnings of our own targets into errors.
let strict = Context.environment["HVO_STRICT"] == "1"

let settings: [SwiftSetting] =
  [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
  ] + (strict ? [.treatAllWarnings(as: .error)] : [])

/// A room of the house: a library target under `Sources/`.
func room(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A test target under `Tests/`, one per room.
func tests(
  _ room: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []
) -> Target {
  .testTarget(
    name: "\(room)Tests",
    dependencies: [.target(name: room), "TestSupport"] + dependencies,
    exclude: exclude,
    swiftSettings: settings)
}

let package = Package(
  name: "hvo-bench",
  products: [
    .executable(name: "hvo-bench", targets: ["hvo-bench"]),
    // For the nested packages Benchmarks/ and Payload/.
    .library(name: "Vmemmap", targets: ["HugeTLB", "Vmemmap"]),
    .library(name: "Primitives", targets: ["Measurement", "Barriers"]),
    // For the nested package Fuzzing/.
    .library(
      name: "Readers", targets: ["ProtocolFile", "BreakBeforeMake", "Vmemmap", "Results", "Report"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    // Without its Foundation trait: the tool starts faster without ICU.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    // Geometry and architecture: no I/O.
    room("HugeTLB"),
    room("Vmemmap", ["HugeTLB"]),
    room("BreakBeforeMake", ["Vmemmap"]),
    room("Spelling"),
    room("Formula"),
    room("ProtocolFile", ["Vmemmap", "Spelling", .product(name: "Yams", package: "Yams")]),

    // Measurement.
    .systemLibrary(name: "CLibpfm4", providers: [.apt(["libpfm4-dev"])]),
    .target(name: "CPerfCounters"),
    room(
      "PerfCounters",
      ["CPerfCounters", "CLibpfm4", "LinuxHost", "ReferenceData", "Spelling"]),
    .target(name: "CBarriers"),
    room("Measurement", ["CBarriers", .product(name: "Histogram", package: "hdrhistogram-swift")]),
    room("Barriers", ["CBarriers", "Measurement"]),
    room(
      "RemapTiming",
      ["HugeTLB", "Vmemmap", "Measurement", "PerfCounters", "CBarriers", "Barriers"]),
    room("FlushCounts", ["Barriers", "PerfCounters", "LinuxHost"]),
    room(
      "KernelHVO",
      ["HugeTLB", "LinuxHost", "Measurement", "Barriers", "PerfCounters"]),
    room("LinuxHost", ["HugeTLB", .product(name: "SystemPackage", package: "swift-system")]),

    // Facts that come from outside, each with its source.
    .target(
      name: "ReferenceData",
      dependencies: [.product(name: "Yams", package: "Yams")],
      path: "data",
      resources: [
        .embedInCode("published.yaml"), .embedInCode("platforms.yaml"),
        .embedInCode("counters.yaml"),
      ],
      swiftSettings: settings),

    // Results and what is made of them.
    room(
      "Tradeoff",
      [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "Measurement", "Barriers", "RemapTiming",
        "KernelHVO",
        "ReferenceData", "Formula",
      ]),
    room(
      "Results",
      [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "PerfCounters", "Measurement", "Barriers",
        "RemapTiming", "FlushCounts", "LinuxHost", "KernelHVO", "Tradeoff", "ReferenceData",
      ]),
    .target(
      name: "PlotScripts",
      path: "plots",
      exclude: ["gallery"],
      resources: [
        "style", "savings", "barriers", "scaling", "cdf", "cost", "churn", "map", "range", "timeline",
      ].map { .embedInCode("\($0).gp") },
      swiftSettings: settings),
    .target(
      name: "PageTemplates",
      path: "pages",
      resources: [
        .embedInCode("page.css"), .embedInCode("page.js"),
      ] + ["page", "article", "block", "table", "comparison", "whatif"].map {
        .embedInCode("\($0).mustache")
      },
      swiftSettings: settings),
    room(
      "Report",
      [
        "Results", "PlotScripts", "PageTemplates",
        .product(name: "Mustache", package: "swift-mustache"), .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "hvo-bench",
      dependencies: [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "ProtocolFile", "Spelling", "PerfCounters",
        "Measurement", "Barriers", "RemapTiming", "FlushCounts", "LinuxHost", "KernelHVO",
        "ReferenceData", "Tradeoff", "Results", "Report",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: settings),

    // Tests.
    .target(
      name: "TestSupport",
      dependencies: [
        "HugeTLB", "LinuxHost",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      path: "Tests/TestSupport",
      swiftSettings: settings),
    tests("HugeTLB"),
    tests("Vmemmap", ["HugeTLB"]),
    tests("BreakBeforeMake", ["Vmemmap"], exclude: ["Golden"]),
    tests("Formula", ["Measurement"], exclude: ["evaluate.js"]),
    tests("ProtocolFile", ["Vmemmap", "BreakBeforeMake", "HugeTLB"]),
    tests("PerfCounters", ["LinuxHost", "ReferenceData", "Spelling"]),
    tests("Measurement"),
    tests("Barriers", ["CBarriers", "Measurement"]),
    tests("FlushCounts", ["Barriers", "PerfCounters", "LinuxHost"]),
    tests("LinuxHost", ["HugeTLB", .product(name: "SystemPackage", package: "swift-system")]),
    tests("RemapTiming", ["HugeTLB", "Vmemmap", "Barriers"]),
    tests(
      "KernelHVO",
      [
        "HugeTLB", "LinuxHost", "Measurement",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    tests("ReferenceData"),
    tests(
      "Tradeoff",
      [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "Barriers", "KernelHVO", "ReferenceData",
        "Formula", "Measurement",
      ]),
    tests("Results", ["BreakBeforeMake", "Vmemmap"], exclude: ["Fixtures", "validate.py"]),
    tests(
      "Report",
      [
        "Results", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: [
        "Snapshots", "page_shape.py", "read_google_benchmark.py", "read_json.py",
        "read_openmetrics.py", "read_page.py",
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "hvo-bench"], swiftSettings: settings),
    .testTarget(name: "LayoutTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ]
)

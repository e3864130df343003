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

// The simulator, the checker and its plain counterpart are optimised in debug builds too: their
// tests try every failure and a thousand programs. Traps and @testable stay.
let searching = settings + [.unsafeFlags(["-O"], .when(configuration: .debug))]

/// A room of the house: a library target under `Sources/`.
func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], settings: [SwiftSetting] = settings
) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

/// A test target under `Tests/`, one per room.
func tests(
  _ room: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = [],
  settings: [SwiftSetting] = settings
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
      name: "Readers",
      targets: [
        "ProtocolFile", "BreakBeforeMake", "Vmemmap", "Results", "Report", "Fleet", "Tradeoff",
      ]),
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
    room("Numbers"),
    room("HugeTLB", ["Numbers"]),
    room("Vmemmap", ["HugeTLB", "CBarriers"], settings: searching),
    room("BreakBeforeMake", ["Vmemmap"], settings: searching),
    room("Spelling"),
    room("FileBytes"),
    room("Formula"),
    .systemLibrary(name: "CLibcsv", providers: [.apt(["libcsv-dev"])]),
    room("CSVFile", ["CLibcsv", "FileBytes"]),
    room(
      "Fleet",
      ["HugeTLB", "CSVFile", "FileBytes", "Spelling", .product(name: "Yams", package: "Yams")]),
    room(
      "ProtocolFile",
      ["Vmemmap", "FileBytes", "Spelling", .product(name: "Yams", package: "Yams")]),

    // Measurement.
    .systemLibrary(name: "CLibpfm4", providers: [.apt(["libpfm4-dev"])]),
    .target(name: "CPerfCounters"),
    room(
      "PerfCounters",
      ["CPerfCounters", "CLibpfm4", "LinuxHost", "Measurement", "ReferenceData", "Spelling"]),
    .target(name: "CBarriers"),
    room(
      "Measurement",
      ["CBarriers", "Numbers", .product(name: "Histogram", package: "hdrhistogram-swift")]),
    room("Barriers", ["CBarriers", "Measurement"]),
    room(
      "RemapTiming",
      ["HugeTLB", "Vmemmap", "LinuxHost", "Measurement", "PerfCounters", "CBarriers", "Barriers"]),
    room("FlushCounts", ["Barriers", "Measurement", "PerfCounters", "LinuxHost"]),
    room("MachineStop", ["LinuxHost", "Measurement", "Barriers", "CBarriers"]),
    room(
      "KernelHVO",
      ["HugeTLB", "LinuxHost", "Measurement", "Barriers", "PerfCounters"]),
    room("LinuxHost", ["HugeTLB", .product(name: "SystemPackage", package: "swift-system")]),

    // The bare-metal payload: what both sides of its link share, and the host's side.
    room("GuestLink"),
    room(
      "GuestEL1",
      [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "GuestLink", "FileBytes",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),

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
        "KernelHVO", "ReferenceData", "Formula", "Numbers",
      ]),
    room(
      "Results",
      [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "PerfCounters", "Measurement", "Barriers",
        "RemapTiming", "FlushCounts", "MachineStop", "LinuxHost", "KernelHVO", "Tradeoff",
        "ReferenceData", "Formula", "Fleet", "GuestLink", "GuestEL1", "FileBytes",
        "Numbers",
      ]),
    .target(
      name: "PlotScripts",
      path: "plots",
      exclude: ["gallery"],
      resources: [
        "style", "savings", "barriers", "scaling", "cdf", "cost", "churn", "map", "range",
        "timeline", "kernel", "added", "counts", "entries",
      ].map { .embedInCode("\($0).gp") },
      swiftSettings: settings),
    .target(
      name: "PageTemplates",
      path: "pages",
      resources: [
        .embedInCode("page.css"), .embedInCode("page.js"),
      ]
        + ["page", "article", "block", "table", "comparison", "whatif"].map {
          .embedInCode("\($0).mustache")
        },
      swiftSettings: settings),
    room(
      "Report",
      [
        "Results", "FileBytes", "Numbers", "PlotScripts", "PageTemplates",
        .product(name: "Mustache", package: "swift-mustache"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    .executableTarget(
      name: "hvo-bench",
      dependencies: [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "ProtocolFile", "Spelling", "PerfCounters",
        "Measurement", "Barriers", "RemapTiming", "FlushCounts", "MachineStop", "LinuxHost",
        "KernelHVO", "GuestLink", "GuestEL1", "ReferenceData", "Tradeoff", "Fleet", "Results",
        "Report", "Numbers",
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
    tests("Numbers"),
    tests("HugeTLB", ["Numbers"]),
    tests("Vmemmap", ["HugeTLB"], settings: searching),
    tests("BreakBeforeMake", ["Vmemmap"], exclude: ["Golden"], settings: searching),
    tests("Formula", exclude: ["evaluate.js"]),
    tests("FileBytes"),
    tests("CSVFile"),
    tests("Fleet", ["HugeTLB"]),
    tests("ProtocolFile", ["Vmemmap", "BreakBeforeMake", "HugeTLB"]),
    tests(
      "PerfCounters", ["CPerfCounters", "LinuxHost", "ReferenceData", "Spelling"],
      exclude: ["encode_names.c"]),
    tests("Measurement"),
    tests("Barriers", ["CBarriers", "Measurement"]),
    tests("FlushCounts", ["Barriers", "PerfCounters", "LinuxHost"]),
    tests(
      "MachineStop",
      [
        "LinuxHost", "Measurement", .product(name: "SystemPackage", package: "swift-system"),
      ]),
    tests("LinuxHost", ["HugeTLB", .product(name: "SystemPackage", package: "swift-system")]),
    tests("RemapTiming", ["HugeTLB", "Vmemmap", "Barriers", "PerfCounters"]),
    tests(
      "KernelHVO",
      [
        "HugeTLB", "LinuxHost", "Measurement",
        .product(name: "SystemPackage", package: "swift-system"),
      ]),
    tests("ReferenceData"),
    tests("GuestEL1", ["GuestLink", "HugeTLB", "Vmemmap", "BreakBeforeMake"]),
    tests(
      "Tradeoff",
      [
        "HugeTLB", "Vmemmap", "BreakBeforeMake", "Measurement", "Barriers", "KernelHVO",
        "ReferenceData", "Formula",
      ]),
    tests(
      "Results",
      [
        "HugeTLB", "BreakBeforeMake", "Vmemmap", "Tradeoff", "LinuxHost", "Measurement", "Fleet",
        "GuestEL1", "GuestLink", "PerfCounters", "Barriers", "FlushCounts", "ReferenceData",
        "Formula",
      ],
      exclude: ["Fixtures", "validate.py"]),
    tests(
      "Report",
      [
        "Results", "Tradeoff", "Formula", "Numbers",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: [
        "Snapshots", "page_shape.py", "read_google_benchmark.py", "read_json.py",
        "read_openmetrics.py", "read_page.py",
      ]),
    .testTarget(
      name: "CommandTests", dependencies: ["TestSupport", "hvo-bench"],
      exclude: ["deny_syscalls.py"], swiftSettings: settings),
    .testTarget(name: "LayoutTests", dependencies: ["TestSupport"], swiftSettings: settings),
  ]
)

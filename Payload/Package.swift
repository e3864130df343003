// swift-tools-version: 6.2
// The bare-metal payload that runs the protocols at EL1: a package of its own, because it is built
// for another machine, in Embedded Swift. `make payload` builds it.
import PackageDescription

let package = Package(
  name: "hvo-bench-payload",
  targets: [
    // Sources/GuestLink is a link to the host's room of that name: both sides compile one file.
    .target(
      name: "GuestLink",
      swiftSettings: [.swiftLanguageMode(.v6), .enableExperimentalFeature("Embedded")]),
    // Start-up, vectors and the instructions that Swift has no name for.
    .target(
      name: "CPayload",
      cSettings: [
        .unsafeFlags([
          "-O2", "-ffreestanding", "-fno-builtin", "-mstrict-align", "-mgeneral-regs-only",
          "-mno-outline-atomics", "-Wall", "-Wextra",
        ])
      ]),
    .executableTarget(
      name: "Payload",
      dependencies: ["CPayload", "GuestLink"],
      swiftSettings: [
        .swiftLanguageMode(.v6), .enableExperimentalFeature("Embedded"),
        .unsafeFlags([
          "-wmo", "-Xfrontend", "-function-sections", "-Xcc", "-ffreestanding", "-Xcc",
          "-mno-outline-atomics",
        ]),
      ],
      linkerSettings: [
        .unsafeFlags([
          "-use-ld=lld", "-nostartfiles", "-Xclang-linker", "-nostdlib", "-Xlinker",
          "--gc-sections", "-Xlinker", "-T", "-Xlinker", "\(Context.packageDirectory)/link.ld",
        ])
      ]),
  ]
)

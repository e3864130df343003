// swift-tools-version: 6.2
// The bare-metal payloads, which run the protocols at EL1 and the invalidations of both
// architectures: a package of its own, because they are built for other machines, in Embedded
// Swift. `make payload` builds them, each with its triple.
import PackageDescription

let embedded: [SwiftSetting] = [
  .swiftLanguageMode(.v6), .enableExperimentalFeature("Embedded"),
  .enableUpcomingFeature("InternalImportsByDefault"),
]
/// An interrupt arrives on the stack that is in use, below which x86 code may not keep anything.
let common = ["-ffreestanding", "-mno-red-zone"]
let freestanding = common + ["-O2", "-fno-builtin", "-mgeneral-regs-only", "-Wall", "-Wextra"]
/// Atomics in place on arm64, where the compiler would call its library.
let inPlace = "-mno-outline-atomics"

func swift(_ more: [SwiftSetting] = []) -> [SwiftSetting] {
  embedded + [.unsafeFlags(["-wmo"] + common.flatMap { ["-Xcc", $0] })] + more
}

/// A payload: its Swift, on its C and assembly, linked by its script.
func payload(
  _ name: String, onTopOf c: String, script: String, swiftToC: [String] = [], linker: [String] = []
) -> Target {
  .executableTarget(
    name: name,
    dependencies: ["CMachine", "PayloadCore", "GuestLink", .target(name: c)],
    swiftSettings: swift([
      .unsafeFlags(["-Xfrontend", "-function-sections"] + swiftToC.flatMap { ["-Xcc", $0] })
    ]),
    linkerSettings: [
      .unsafeFlags(
        [
          "-use-ld=lld", "-nostartfiles", "-Xclang-linker", "-nostdlib", "-Xlinker",
          "--gc-sections", "-Xlinker", "-T", "-Xlinker", "\(Context.packageDirectory)/\(script)",
        ] + linker.flatMap { ["-Xclang-linker", $0] })
    ])
}

let package = Package(
  name: "hvo-bench-payload",
  targets: [
    // Sources/GuestLink is a link to the host's room of that name: both sides compile one file.
    .target(name: "GuestLink", swiftSettings: swift()),
    // What the payloads have in common: words that cores share, and what each machine supplies.
    .target(
      name: "CMachine",
      cSettings: [.unsafeFlags(freestanding + [inPlace, "-Wno-option-ignored"])]),
    .target(
      name: "PayloadCore", dependencies: ["CMachine", "GuestLink"], swiftSettings: swift()),
    // Start-up, vectors and the instructions that Swift has no name for.
    .target(
      name: "CPayload", dependencies: ["CMachine"],
      cSettings: [.unsafeFlags(freestanding + ["-mstrict-align", inPlace])]),
    payload("Payload", onTopOf: "CPayload", script: "link.ld", swiftToC: [inPlace]),
    .target(
      name: "CPayloadX86", dependencies: ["CMachine"], cSettings: [.unsafeFlags(freestanding)]),
    // clang links x86 bare metal with gcc, which needn't be there; for Linux it calls lld itself.
    payload(
      "PayloadX86", onTopOf: "CPayloadX86", script: "link-x86.ld",
      linker: ["--target=x86_64-unknown-linux-gnu", "-static"]),
  ]
)

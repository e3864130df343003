public import ArgumentParser
public import HugeTLB

/// The kernel that savings are computed for.
struct KernelOptions: ParsableArguments {
  @Option(
    help: """
      Architecture: \(Architecture.allCases.map(\.rawValue).joined(separator: ", ")). Default: this \
      machine's.
      """)
  var arch: String?

  @Option(help: "Base page size (granule on arm64): 4K, 16K or 64K.")
  var pageSize: String?

  @Option(
    help: """
      Kernel version, such as 5.15 or 6.12: it decides the reserve. Default: this machine's; for \
      calc and for another architecture 5.18 to 7.0.
      """)
  var kernel: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "sizeof(struct page) in bytes. Default: this machine's; for calc 64.", valueName: "bytes"),
    transform: parseStructPageSize)
  var structPage: StructPageSize?

  @Option(
    help: ArgumentHelp(
      "How the kernel maps the vmemmap: pmd or base-pages. Default: as the architecture does.",
      valueName: "mapping"))
  var vmemmap: VmemmapMapping?

  @Option(
    help: ArgumentHelp(
      """
      Where the huge pages lie: contiguous, or scattered (each in a vmemmap PMD of its own where \
      possible: the most page-table pages).
      """, valueName: "placement"))
  var placement: PlacementChoice = .contiguous

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Memory of the machine, such as 64GiB: the limit for all pools.", valueName: "bytes"))
  var ram: String?

  /// The kernel model from what was typed, and from `host` for the rest.
  func model(defaults: KernelDefaults) throws -> KernelModel {
    let architecture =
      try arch.map { name in try usage("--arch") { try Architecture(parsing: name) } }
      ?? defaults.architecture
    let page = try pageSize.map { size in
      try usage("--page-size") { try BasePageSize(parsing: size) }
    }
    let version = try kernel.map { text in
      try usage("--kernel") { try KernelVersion(parsing: text) }
    }
    let size = structPage ?? defaults.structPage
    let isHost = architecture == defaults.architecture
    return try usage {
      try KernelModel(
        architecture: architecture, page: page ?? (isHost ? defaults.page : nil), structPage: size,
        version: version ?? (isHost ? defaults.version : nil), mapping: vmemmap)
    }
  }

  /// The memory that was typed; nil if none was.
  func memory() throws -> ByteCount? {
    try ram.map { text in try usage("--ram") { try ByteCount(parsing: text) } }
  }
}

/// For `--struct-page`.
private func parseStructPageSize(_ text: String) throws -> StructPageSize {
  guard let bytes = UInt64(text), let size = StructPageSize(bytes: bytes) else {
    throw ValidationError("sizeof(struct page) is a multiple of 8 from 8 to 4096 bytes")
  }
  return size
}

extension KernelModel {
  /// Refuses sizes that the architecture lacks, with the list of those it has.
  func checkSizes(_ sizes: [HugePageSize]) throws {
    for size in sizes {
      try usage("--hugepages") { try architecture.check(size, page: geometry.page) }
    }
  }
}

/// What is assumed where nothing was typed.
struct KernelDefaults {
  var architecture: Architecture
  var page: BasePageSize?
  var structPage: StructPageSize
  var version: KernelVersion?

  /// Without a look at the machine: the architecture that this program was built for.
  static var ofBuild: KernelDefaults {
    #if arch(arm64)
      KernelDefaults(architecture: .arm64, structPage: .usual)
    #else
      KernelDefaults(architecture: .x86_64, structPage: .usual)
    #endif
  }
}

/// `--placement`.
enum PlacementChoice: String, ExpressibleByArgument, CaseIterable {
  case contiguous, scattered

  var placement: Placement {
    switch self {
    case .contiguous: .contiguous
    case .scattered: .scattered
    }
  }
}

extension VmemmapMapping: ExpressibleByArgument {}

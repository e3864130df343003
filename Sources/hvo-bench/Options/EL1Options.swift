import ArgumentParser
import GuestEL1
import GuestLink
import HugeTLB
import Vmemmap

/// What runs at EL1, on which guests.
struct EL1Options: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The guest's architecture; x86_64 runs the invalidations of ring 0 and no protocols.",
      valueName: "arm64|x86_64"))
  var arch: Architecture = .arm64

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Cores of the guest, 1 to \(EL1Plan.mostCores); several numbers are a boot each.",
      valueName: "n,…"))
  var cores = "4"

  @Option(help: ArgumentHelp("kvm, tcg (software emulation), or auto.", valueName: "auto|kvm|tcg"))
  var accel: Accelerator = .auto

  @Option(
    help: ArgumentHelp(
      "CPU models as QEMU names them, separated by commas. Default: max, or host under KVM.",
      valueName: "models"))
  var cpu: String?

  @Option(help: ArgumentHelp("Translation granule: 4K, 16K or 64K.", valueName: "size"))
  var granule = "4K"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Rounds of each protocol: optimise and restore.", valueName: "n"),
    transform: WholeNumber(range: 1...100_000, noun: "rounds").parse)
  var rounds: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Huge pages of a batch, 1 to \(EL1Plan.mostFolios).", valueName: "n"),
    transform: WholeNumber(range: 1...EL1Plan.mostFolios, noun: "huge pages").parse)
  var batch = 8

  @Option(
    help: ArgumentHelp(
      "frozen: try-gets find zero, as in the kernel; live: they take references.",
      valueName: "frozen|live"))
  var refcounts: Refcounts = .frozen

  @Option(
    help: ArgumentHelp(
      "PMU events by number, such as 0x08,0x25, up to \(ParameterBlock.mostEvents).",
      valueName: "numbers"))
  var pmuEvents: String?

  @Option(
    help: ArgumentHelp(
      "Parts of the suite: primitives, protocols, counts, or all.", valueName: "parts"))
  var parts = "all"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Seconds after which a guest is stopped.", valueName: "s"),
    transform: WholeNumber(range: 1...86_400, noun: "seconds").parse)
  var timeout = 120

  @Option(help: ArgumentHelp("The payload. Default: what make payload built.", valueName: "file"))
  var payload: String?

  enum Architecture: String, ExpressibleByArgument, CaseIterable {
    case arm64, x86_64

    var guest: GuestArchitecture { self == .arm64 ? .arm64 : .x86_64 }
  }
  enum Accelerator: String, ExpressibleByArgument, CaseIterable { case auto, kvm, tcg }
  enum Refcounts: String, ExpressibleByArgument, CaseIterable { case frozen, live }

  func machine() throws -> QEMU {
    try failure {
      try QEMU(architecture: arch.guest, accelerator: QEMU.Accelerator(rawValue: accel.rawValue))
    }
  }

  func payloadFile() throws -> PayloadFile {
    try failure {
      if let payload { try PayloadFile(named: payload) } else { try PayloadFile(for: arch.guest) }
    }
  }

  /// - Parameter accelerator: emulation gets fewer samples, since its times aren't used.
  func plan(_ protocols: [RemapProtocol], _ accelerator: QEMU.Accelerator) throws -> EL1Plan {
    try refuseWhatIsArm64()
    let isEmulated = accelerator == .tcg
    let cpus = (cpu ?? (isEmulated ? "max" : "host")).split(
      separator: ",", omittingEmptySubsequences: false
    ).map(String.init)
    for name in cpus where !Self.isModel(name) {
      throw ValidationError("--cpu \(name): write CPU models such as max, cortex-a76 or a64fx")
    }
    let rounds = rounds ?? (isEmulated ? 2 : 100)
    return EL1Plan(
      cpus: cpus, cores: try coreCounts(), page: try usage { try BasePageSize(parsing: granule) },
      protocols: protocols, rounds: rounds, folios: batch, liveRefcounts: refcounts == .live,
      samples: isEmulated ? 3 : 200, repeats: isEmulated ? 1 : 16, events: try eventNumbers(),
      parts: try chosenParts(), timeout: timeout)
  }

  private static func isModel(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        let character = Character(Unicode.Scalar(byte))
        return character.isASCII
          && (character.isLetter || character.isNumber || "-_.".contains(character))
      }
  }

  private func coreCounts() throws -> [Int] {
    try list(cores).map { word in
      try usage("--cores \(word)") {
        try WholeNumber(range: 1...EL1Plan.mostCores, noun: "cores").parse(word)
      }
    }
  }

  private func eventNumbers() throws -> [UInt16] {
    guard let pmuEvents else { return [] }
    let numbers = try list(pmuEvents).map { word -> UInt16 in
      let isHex = word.hasPrefix("0x")
      guard let number = UInt16(isHex ? word.dropFirst(2) : word[...], radix: isHex ? 16 : 10)
      else { throw ValidationError("--pmu-events \(word): numbers from 0 to 0xffff") }
      return number
    }
    guard numbers.count <= ParameterBlock.mostEvents else {
      throw ValidationError("--pmu-events: at most \(ParameterBlock.mostEvents) numbers")
    }
    return numbers
  }

  private func chosenParts() throws -> Set<EL1Plan.Part> {
    let words = list(parts)
    for word in words where word != "all" && EL1Plan.Part(rawValue: word) == nil {
      throw ValidationError("--parts \(word): write primitives, protocols, counts or all")
    }
    let parts =
      words.contains("all")
      ? Set(EL1Plan.Part.allCases) : Set(words.compactMap(EL1Plan.Part.init))
    guard arch == .arm64 || parts.contains(.primitives) else {
      throw ValidationError(
        "--parts \(self.parts): an x86_64 guest runs primitives, and with counts counts them")
    }
    return parts
  }

  /// An x86 guest runs no protocols, so naming one is a mistake.
  func refuse(protocolsNamed names: [String]) throws {
    guard arch == .x86_64, names != ["all"] else { return }
    throw ValidationError(
      "--protocol \(names.joined(separator: ",")): an x86_64 guest runs no protocols, only"
        + " invalidations; leave it out, or --arch arm64")
  }

  /// What an x86 guest has no use for.
  private func refuseWhatIsArm64() throws {
    guard arch == .x86_64 else { return }
    if granule != "4K" {
      throw ValidationError("--granule \(granule): an x86_64 guest has 4K pages only")
    }
    if pmuEvents != nil {
      throw ValidationError("--pmu-events: an x86_64 guest counts no events")
    }
  }

  private func list(_ text: String) -> [String] {
    text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

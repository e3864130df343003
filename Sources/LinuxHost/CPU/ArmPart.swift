/// An Arm CPU by the numbers in MIDR_EL1 (arch/arm64/include/asm/cputype.h; Arm's technical
/// reference manuals).
struct ArmPart: Hashable {
  let implementer: UInt16
  let part: UInt16

  /// The part's name, nil if it isn't in the table.
  var name: String? {
    guard let maker = Self.makers[implementer], let name = maker.parts[part] else { return nil }
    return "\(maker.name) \(name)"
  }

  private static let makers: [UInt16: (name: String, parts: [UInt16: String])] = [
    0x41: ("Arm", arm),
    0x43: ("Cavium", [0x0a1: "ThunderX", 0x0af: "ThunderX2"]),
    0x46: ("Fujitsu", [0x001: "A64FX", 0x003: "MONAKA"]),
    0x48: ("HiSilicon", [0xd01: "TSV110 (Kunpeng 920)"]),
    0x4e: ("NVIDIA", [0x003: "Denver 2", 0x004: "Carmel", 0x010: "Olympus"]),
    0x51: ("Qualcomm", [0x001: "Oryon", 0xc00: "Falkor"]),
    0x61: ("Apple", apple),
    0x6d: ("Microsoft", [0xd49: "Azure Cobalt 100"]),
    0xc0: ("Ampere", [0xac3: "AmpereOne", 0xac4: "AmpereOne A"]),
  ]

  private static let arm: [UInt16: String] = [
    0xd03: "Cortex-A53", 0xd04: "Cortex-A35", 0xd05: "Cortex-A55", 0xd07: "Cortex-A57",
    0xd08: "Cortex-A72", 0xd09: "Cortex-A73", 0xd0a: "Cortex-A75", 0xd0b: "Cortex-A76",
    0xd0c: "Neoverse-N1", 0xd0d: "Cortex-A77", 0xd0e: "Cortex-A76AE", 0xd40: "Neoverse-V1",
    0xd41: "Cortex-A78", 0xd42: "Cortex-A78AE", 0xd44: "Cortex-X1", 0xd46: "Cortex-A510",
    0xd47: "Cortex-A710", 0xd48: "Cortex-X2", 0xd49: "Neoverse-N2", 0xd4a: "Neoverse-E1",
    0xd4b: "Cortex-A78C", 0xd4d: "Cortex-A715", 0xd4e: "Cortex-X3", 0xd4f: "Neoverse-V2",
    0xd80: "Cortex-A520", 0xd81: "Cortex-A720", 0xd82: "Cortex-X4", 0xd83: "Neoverse-V3AE",
    0xd84: "Neoverse-V3", 0xd85: "Cortex-X925", 0xd87: "Cortex-A725", 0xd8e: "Neoverse-N3",
  ]

  private static let apple: [UInt16: String] = [
    0x022: "M1 Icestorm", 0x023: "M1 Firestorm", 0x024: "M1 Pro Icestorm",
    0x025: "M1 Pro Firestorm", 0x028: "M1 Max Icestorm", 0x029: "M1 Max Firestorm",
    0x032: "M2 Blizzard", 0x033: "M2 Avalanche",
  ]
}

extension ArmPart: CustomStringConvertible {
  /// The name, or honestly the two numbers.
  var description: String {
    name
      ?? "unknown (implementer 0x\(String(implementer, radix: 16)), part 0x\(String(part, radix: 16)))"
  }
}

extension EL1GuestRow: ResultRow {
  public static var section: Section { .el1Guests }
  public var key: String { "\(cpu)/\(cores)/\(SizeLabel.text(granuleBytes))" }

  public static var columns: [Column<Self>] {
    [
      .text("architecture", "Arch") { $0.architecture },
      .text("cpu", "CPU") { $0.cpu },
      .integer("cores", "Cores", .count) { Int64($0.cores) },
      Column("granuleBytes", "Granule") { .size($0.granuleBytes) },
      .text("accelerator", "Run by") { $0.accelerator },
      Column("emulated", "Emulated") { .flag($0.emulated) },
      .integer("bbmLevel", "FEAT_BBM", .count) { $0.bbmLevel.map(Int64.init) },
      Column("hardwareAccessFlag", "Hardware AF") { .flag($0.hardwareAccessFlag) },
      Column("rangeInvalidations", "TLBI by range") { .flag($0.rangeInvalidations) },
      Column("pmu", "PMU") { .flag($0.pmu) },
      .text("midr", "MIDR_EL1") { $0.midr },
      Column("invpcid", "INVPCID") { $0.invpcid.map(Cell.flag) ?? .none },
      .text("signature", "CPUID 1") { $0.signature },
      Column("qemu", "QEMU", in: .files) { row in
        row.qemu.map(Cell.text) ?? row.qemuReason.map { .missing(reason: $0) } ?? .none
      },
    ]
  }
}

extension [EL1GuestRow] {
  /// What the accelerator means for what follows.
  public var noteLines: [String] {
    guard !isEmpty else { return [] }
    var lines: [String] = versionLines
    let arm = filter { $0.architecture == nil }
    let x86 = filter { $0.architecture != nil }
    if contains(where: \.emulated) {
      lines.append(
        "Emulated in software: function, order and counts are shown. Emulated time is no cost and"
          + " isn't printed"
          + (arm.isEmpty
            ? "."
            : "; the emulator never raises a TLB conflict abort, so it can't show a break that is"
              + " missing where the architecture demands one."))
    }
    if arm.contains(where: { !$0.emulated }) {
      lines.append(
        "Under KVM the host sets HCR_EL2.FB: local TLBIs of a guest are broadcast, and its DSB NSH"
          + " reach as far. Local against broadcast can't be compared in a guest.")
    }
    let without = Set(x86.filter { $0.invpcid == false }.map(\.cpu)).sorted()
    if !without.isEmpty {
      lines.append(
        "No INVPCID, so that its four types weren't run: \(without.joined(separator: ", ")).")
    }
    if x86.contains(where: { $0.cores == 1 }) {
      lines.append("On one x86 core there is nobody to interrupt: no IPI and no shootdown was run.")
    }
    return lines
  }

  /// Who ran the guests.
  private var versionLines: [String] {
    var lines: [String] = []
    for guest in self {
      let line =
        guest.qemu.map { "Run by QEMU \($0)." }
        ?? guest.qemuReason.map { "The version of QEMU isn't known: \($0)." }
      if let line, !lines.contains(line) { lines.append(line) }
    }
    return lines
  }
}

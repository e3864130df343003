import ArgumentParser
import BreakBeforeMake
import HugeTLB
import ReferenceData
import Tradeoff

/// What the verdict judges by and weighs against.
struct VerdictOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Share of one core that HVO and de-HVO may take: the break-even churn is stated for it.",
      valueName: "percent"))
  var coreShare = "1%"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "FEAT_BBM level of the arm64 machine in question: 0, 1, 2 or 3. Default: 0.",
      valueName: "level"),
    transform: parseBBMLevel)
  var bbmLevel: BBMLevel?

  @Option(
    help: ArgumentHelp(
      "Whether every CPU of the arm64 machine in question updates the Access flag: on or off.",
      valueName: "on|off"))
  var hardwareAf: Switch = .off

  @Option(
    help: ArgumentHelp(
      """
      Take the costs of TLB invalidations and of stopping CPUs from data/platforms.yaml instead of \
      this machine; what nobody published makes a figure n/a.
      """, valueName: "name"))
  var platform: String?

  enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

  /// The platform named; nil if none was.
  func namedPlatform(for model: KernelModel) throws -> Platform? {
    guard let platform else { return nil }
    let all = try failure { try ReferenceData() }.platforms
    guard let found = all.first(where: { $0.id == platform }) else {
      throw ValidationError(
        "--platform \(platform): no such platform; data/platforms.yaml has "
          + all.map(\.id).joined(separator: ", "))
    }
    guard found.architecture == model.architecture.rawValue else {
      throw ValidationError(
        "--platform \(platform) is \(found.architecture), the kernel in question"
          + " \(model.architecture.rawValue): add --arch \(found.architecture)")
    }
    return found
  }

  func share() throws -> Share {
    try usage("--core-share") { try Share.ofOneCore(parsing: coreShare) }
  }

  /// The settings to judge under, the machine's own first; none of it for an architecture whose
  /// rules aren't modelled.
  func settings(for model: KernelModel) throws -> [CheckSetting] {
    let own: CheckSetting? =
      switch model.architecture {
      case .x86_64: CheckSetting(architecture: .x86_64)
      case .arm64:
        CheckSetting(
          architecture: .arm64, bbmLevel: bbmLevel ?? .level0,
          hardwareAccessFlag: hardwareAf == .on)
      default: nil
      }
    guard let own else { return [] }
    return [own] + CheckSetting.usual.filter { $0 != own }
  }
}

/// For `--bbm-level`.
private func parseBBMLevel(_ text: String) throws -> BBMLevel {
  guard let level = Int(text).flatMap(BBMLevel.init(rawValue:)) else {
    throw ValidationError("FEAT_BBM levels are 0, 1, 2 and 3")
  }
  return level
}

import ArgumentParser
import BreakBeforeMake
import HugeTLB

/// What the arm64 machine in question can do, as far as the rules ask.
struct SettingOptions: ParsableArguments {
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

  enum Switch: String, ExpressibleByArgument, CaseIterable { case on, off }

  /// The settings to judge under, the machine's own first; none of it for an architecture whose
  /// rules aren't modelled.
  func settings(for model: KernelModel) -> [CheckSetting] {
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

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

  @OptionGroup var setting: SettingOptions

  @Option(
    help: ArgumentHelp(
      """
      Take the costs of TLB invalidations and of stopping CPUs from data/platforms.yaml instead of \
      this machine; what nobody published makes a figure n/a.
      """, valueName: "name"))
  var platform: String?

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

  /// See ``SettingOptions/settings(for:)``.
  func settings(for model: KernelModel) -> [CheckSetting] { setting.settings(for: model) }
}

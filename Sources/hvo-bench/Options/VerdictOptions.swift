import ArgumentParser
import BreakBeforeMake
import HugeTLB
import Tradeoff

/// What the verdict judges by and weighs against.
struct VerdictOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Share of one core that HVO and de-HVO may take: the break-even churn is stated for it. \
      Default: 1%.
      """,
      valueName: "percent"))
  var coreShare: String?

  @OptionGroup var setting: SettingOptions

  @Option(
    help: ArgumentHelp(
      """
      Take the costs of TLB invalidations and of stopping CPUs from another machine: one of \
      data/platforms.yaml by its name, or a result file of barriers, kernel or the main job \
      measured there. What nobody measured makes a figure n/a.
      """, valueName: "name|result.json"))
  var platform: String?

  /// The platform asked for; nil if none was.
  func chosenPlatform(for model: KernelModel) throws -> PlatformChoice? {
    try platform.map { try PlatformChoice(parsing: $0, for: model) }
  }

  /// Whether a verdict is asked for where it isn't the rule.
  var isAsked: Bool { platform != nil || coreShare != nil }

  func share() throws -> Share {
    try usage("--core-share") { try Share.ofOneCore(parsing: coreShare ?? "1%") }
  }

  /// See ``SettingOptions/settings(for:)``.
  func settings(for model: KernelModel) -> [CheckSetting] { setting.settings(for: model) }
}

public import ArgumentParser
import BreakBeforeMake
public import Vmemmap

/// What is checked, and on which machines.
struct CheckOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "hvo, de-hvo, demote, some of them separated by commas, or all.", valueName: "operations"))
  var operation = "hvo,de-hvo"

  @Option(help: ArgumentHelp("arm64, x86_64 or all.", valueName: "arch"))
  var arch: RuleChoice?

  @Option(
    help: ArgumentHelp(
      """
      FEAT_BBM levels, separated by commas, or all. Default, where --arch and --hardware-af aren't \
      given either: x86_64, arm64 level 0, and arm64 level 3 with hardware AF.
      """, valueName: "0-3|all"))
  var bbmLevel: String?

  @Option(
    help: ArgumentHelp(
      "Whether every CPU updates the Access flag in hardware: on, off or both.",
      valueName: "on|off|both"))
  var hardwareAf: SwitchChoice?

  @Option(
    help: ArgumentHelp(
      "Whether different contents need a break (R_WHZWS 2): enforced, waived or both.",
      valueName: "rule"))
  var contents: ContentsChoice = .enforced

  @Option(
    help: ArgumentHelp(
      """
      How vmemmap blocks are split, for every protocol: overwrite, break, nt, access-flag, or none \
      (mapped by base pages, or split before). Default: each protocol's own.
      """, valueName: "method"))
  var split: SplitMethod?

  @Option(
    help: ArgumentHelp("CPUs in the model, 1 to 3: one remaps, the others walk.", valueName: "n"),
    transform: WholeNumber(range: 1...3, noun: "CPUs").parse)
  var cpus = 2

  enum RuleChoice: String, ExpressibleByArgument, CaseIterable { case arm64, x86_64, all }
  enum SwitchChoice: String, ExpressibleByArgument, CaseIterable { case on, off, both }
  enum ContentsChoice: String, ExpressibleByArgument, CaseIterable { case enforced, waived, both }

  /// The operations asked for, in the order of the reports.
  func operations() throws -> [RemapOperation] {
    let asked = operation.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for word in asked where word != "all" && RemapOperation(rawValue: word) == nil {
      throw ValidationError("--operation \(word): write hvo, de-hvo, demote or all")
    }
    return RemapOperation.allCases.filter { asked.contains("all") || asked.contains($0.rawValue) }
  }

  /// The machines asked for, x86_64 first; without the choices of `ChoiceOptions`.
  func machines() throws -> [CheckSetting] {
    var settings = try bare()
    for index in settings.indices { settings[index].cpus = cpus }
    guard contents != .enforced else { return settings }
    return settings.flatMap { setting in
      // x86_64 has no such rule.
      guard setting.architecture == .arm64 else { return [setting] }
      var waived = setting
      waived.contentsRule = .waived
      return contents == .both ? [setting, waived] : [waived]
    }
  }

  private func bare() throws -> [CheckSetting] {
    if bbmLevel == nil && hardwareAf == nil {
      return CheckSetting.usual.filter {
        arch == nil || arch == .all || arch?.rawValue == $0.architecture.rawValue
      }
    }
    let levels = try self.levels()
    let flags = hardwareAf == .both ? [false, true] : [hardwareAf == .on]
    let arm = levels.flatMap { level in
      flags.map {
        CheckSetting(architecture: .arm64, bbmLevel: level, hardwareAccessFlag: $0)
      }
    }
    switch arch {
    case .x86_64:
      throw ValidationError("--arch x86_64 has neither FEAT_BBM levels nor hardware AF to choose")
    case .all: return [CheckSetting(architecture: .x86_64)] + arm
    case .arm64, nil: return arm
    }
  }

  private func levels() throws -> [BBMLevel] {
    guard let bbmLevel, bbmLevel != "all" else { return BBMLevel.allCases }
    let asked = try bbmLevel.split(separator: ",", omittingEmptySubsequences: false).map { word in
      guard let level = Int(word).flatMap(BBMLevel.init) else {
        throw ValidationError("--bbm-level \(word): FEAT_BBM levels are 0, 1, 2 and 3; or all")
      }
      return level
    }
    return BBMLevel.allCases.filter(asked.contains)
  }
}

extension SplitMethod: ExpressibleByArgument {}

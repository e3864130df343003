public import ArgumentParser
public import BreakBeforeMake

/// Where the rules, the kernel or the machine leave room: the other choice for each
/// (docs/checker.md).
struct ChoiceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "When contents must be equal: at-change, or while-both-reachable.", valueName: "moment"))
  var contentsMoment: ContentsMoment = .atChange

  @Option(
    help: ArgumentHelp(
      "The head's _refcount: zero (frozen, as the kernel does it), or held: try-gets succeed.",
      valueName: "zero|held"))
  var refcount: FolioRefcount = .zero

  @Flag(help: "The tails don't hold what a shared tail page holds (uninitialised, hwpoison).")
  var oddTails = false

  @Flag(help: "Walkers try-get tails without resolving the head (up to v7.0).")
  var unresolvedTails = false

  @Flag(help: "CPUs that stand in a pause count as users of the tables.")
  var pausedCount = false

  @Flag(help: "A TLBI by address leaves the rest of a cached block in place.")
  var partialBlockTlbi = false

  @Option(
    help: ArgumentHelp(
      "At which FEAT_BBM levels a block with nT may fault: every-level, or level-1.",
      valueName: "levels"))
  var ntFaults: NTFaults = .everyLevel

  @Flag(help: "Nothing else in use has its struct pages in the same PMD.")
  var noNeighbour = false

  func applied(to setting: CheckSetting) -> CheckSetting {
    var setting = setting
    setting.contentsMoment = contentsMoment
    setting.folioRefcount = refcount
    setting.tailsStartEqual = !oddTails
    setting.walkersResolveHead = !unresolvedTails
    setting.pausedCPUsCountAsUsers = pausedCount
    setting.addressInvalidatesWholeBlock = !partialBlockTlbi
    setting.nTFaults = ntFaults
    setting.neighbourInUse = !noNeighbour
    return setting
  }
}

extension ContentsMoment: ExpressibleByArgument {}
extension FolioRefcount: ExpressibleByArgument {}
extension NTFaults: ExpressibleByArgument {}

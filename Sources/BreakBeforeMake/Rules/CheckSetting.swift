/// What a check assumes about the machine, the kernel and the rules that leave room.
public struct CheckSetting: Sendable, Hashable {
  public var architecture: RuleSet
  /// ID_AA64MMFR2_EL1.BBM; ignored on x86_64.
  public var bbmLevel: BBMLevel
  /// Hardware updates of the Access flag (FEAT_HAFDBS); always on for x86_64.
  public var hardwareAccessFlag: Bool
  /// Whether R_WHZWS 2 looks at the contents of the frames.
  public var contentsRule = ContentsRule.enforced
  /// When the contents must be equal; the architecture's text leaves room.
  public var contentsMoment = ContentsMoment.atChange
  /// Whether the tails' frames hold what a shared tail page holds. Uninitialised tails of boot
  /// pages, hwpoison or other flags on a tail break this.
  public var tailsStartEqual = true
  /// What a try-get on the head meets. The kernel remaps with the folio frozen.
  public var folioRefcount = FolioRefcount.zero
  /// Walkers resolve the head before a try-get (v7.1; before it, RCU kept them off the tails).
  public var walkersResolveHead = true
  /// Whether CPUs that stand in a pause still count as threads of execution that use the tables.
  /// Their hardware may walk either way; by default a conflict matters only once they run on.
  public var pausedCPUsCountAsUsers = false
  /// Whether a by-address TLBI for one page removes a cached block whole.
  public var addressInvalidatesWholeBlock = true
  /// At which FEAT_BBM levels a block with nT set may give a Translation fault.
  public var nTFaults = NTFaults.everyLevel
  /// Whether the PMD also maps `struct page`s of memory in use that is not being optimised
  /// (true for PMD-size huge pages, whose vmemmap fills a small part of a block).
  public var neighbourInUse = true
  /// CPUs: CPU 0 remaps, the others walk. 1 to 3; other values are taken as the nearest.
  public var cpus = 2 { didSet { cpus = min(max(cpus, 1), 3) } }
  /// Tail entries. 1 or 2, others taken as the nearest: tails are symmetric and no rule relates
  /// two of them, so one is enough; two is there to show it.
  public var tails = 1 { didSet { tails = min(max(tails, 1), 2) } }
  /// States after which the search stops and says so.
  public var stateBound = 1_000_000

  public init(
    architecture: RuleSet, bbmLevel: BBMLevel = .level0, hardwareAccessFlag: Bool = false
  ) {
    self.architecture = architecture
    self.bbmLevel = bbmLevel
    self.hardwareAccessFlag = hardwareAccessFlag
  }

  /// x86_64; arm64 without FEAT_BBM; arm64 with FEAT_BBM level 3 and hardware Access flag.
  public static let usual: [CheckSetting] = [
    CheckSetting(architecture: .x86_64),
    CheckSetting(architecture: .arm64),
    CheckSetting(architecture: .arm64, bbmLevel: .level3, hardwareAccessFlag: true),
  ]

  /// Such as `arm64, FEAT_BBM level 3, hardware AF`.
  public var name: String {
    switch architecture {
    case .x86_64: "x86_64"
    case .arm64:
      "arm64, FEAT_BBM level \(bbmLevel.rawValue)" + (hardwareAccessFlag ? ", hardware AF" : "")
    }
  }

  /// Whether walks set the Access flag instead of faulting on it.
  var walksSetAccessFlag: Bool { architecture == .x86_64 || hardwareAccessFlag }
}

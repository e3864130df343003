public import BreakBeforeMake
public import Vmemmap

/// What the model checker says about one direction of a protocol on the guest's machine.
public struct Prediction: Sendable, Hashable {
  public let legality: Legality
  /// What may be seen; whether it is depends on the interleaving.
  public let possible: Set<Observation>
  /// A rule of the architecture is broken: anything may be seen, and a machine may also show
  /// nothing.
  public let isUnpredictable: Bool

  /// - Throws: `ProgramError` for steps that mean nothing.
  public init(
    _ remap: RemapProtocol, _ direction: RemapProtocol.Direction, on features: CoreFeatures,
    cores: Int, liveRefcounts: Bool
  ) throws(ProgramError) {
    var setting = CheckSetting(
      architecture: .arm64, bbmLevel: features.bbmLevel,
      hardwareAccessFlag: features.hardwareAccessFlag)
    setting.cpus = min(cores, 2)
    setting.folioRefcount = liveRefcounts ? .held : .zero
    let operation: RemapOperation = direction == .optimize ? .optimize : .restore
    let result = try Checker.check(remap, operation, setting)
    legality = result.legality
    possible = Set(result.findings.compactMap { Observation($0.kind) })
    isUnpredictable = result.findings.contains {
      switch $0.kind {
      case .unpredictable, .outsideRelaxation, .reliesOnPermission: true
      default: false
      }
    }
  }

  /// Whether what was seen is within the prediction.
  public func allows(_ seen: Set<Observation>) -> Bool {
    isUnpredictable || seen.isSubset(of: possible)
  }
}

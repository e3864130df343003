public import BreakBeforeMake
import GuestLink
public import HugeTLB

/// What the identification registers of the guest's cores say.
public struct CoreFeatures: Sendable, Hashable {
  /// MIDR_EL1.
  public let midr: UInt64
  /// ID_AA64MMFR2_EL1.BBM.
  public let bbmLevel: BBMLevel
  /// ID_AA64MMFR1_EL1.HAFDBS: hardware sets the Access flag.
  public let hardwareAccessFlag: Bool
  /// ID_AA64ISAR0_EL1.TLB ≥ 2: range invalidations.
  public let rangeInvalidations: Bool
  /// FEAT_PMUv3.
  public let hasPMU: Bool
  /// Events asked for that the PMU has counters for.
  public let eventCounters: Int
  /// Ticks of CNTVCT_EL0 in a second.
  public let frequency: UInt64
  /// ID_AA64MMFR0_EL1.TGran4, TGran16, TGran64.
  public let granules: Set<BasePageSize>

  init(_ line: GuestLine) {
    func field(_ register: GuestField, _ low: UInt64) -> UInt64 { line[register] >> low & 15 }
    midr = line[.midr]
    bbmLevel = BBMLevel(rawValue: Int(min(field(.mmfr2, 52), 3))) ?? .level0
    hardwareAccessFlag = field(.mmfr1, 0) >= 1
    rangeInvalidations = field(.isar0, 56) >= 2
    hasPMU = line[.pmu] == 1
    eventCounters = Int(clamping: line[.eventCounters])
    frequency = line[.frequency]
    var granules: Set<BasePageSize> = []
    // 15 says no for 4K and 64K; 0 says no for 16K.
    if field(.mmfr0, 28) != 15 { granules.insert(.k4) }
    if field(.mmfr0, 20) != 0 { granules.insert(.k16) }
    if field(.mmfr0, 24) != 15 { granules.insert(.k64) }
    self.granules = granules
  }
}

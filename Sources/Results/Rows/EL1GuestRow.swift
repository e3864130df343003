/// A guest that ran the bare-metal payload.
public struct EL1GuestRow: Sendable, Hashable, Codable {
  /// QEMU's `-cpu`.
  public var cpu: String
  public var cores: Int
  /// The translation granule in bytes.
  public var granuleBytes: Int64
  /// "kvm" or "tcg".
  public var accelerator: String
  /// Whether its times say nothing about any silicon.
  public var emulated: Bool
  /// MIDR_EL1, hexadecimal.
  public var midr: String
  /// ID_AA64MMFR2_EL1.BBM.
  public var bbmLevel: Int
  /// FEAT_HAFDBS.
  public var hardwareAccessFlag: Bool
  /// FEAT_TLBIRANGE.
  public var rangeInvalidations: Bool
  /// FEAT_PMUv3.
  public var pmu: Bool
}

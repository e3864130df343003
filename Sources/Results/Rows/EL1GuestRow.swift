/// A guest that ran the bare-metal payload.
public struct EL1GuestRow: Sendable, Hashable, Codable {
  /// "x86_64"; nil is arm64.
  public var architecture: String?
  /// QEMU's `-cpu`.
  public var cpu: String
  public var cores: Int
  /// The translation granule in bytes.
  public var granuleBytes: Int64
  /// "kvm" or "tcg".
  public var accelerator: String
  /// Whether its times say nothing about any silicon.
  public var emulated: Bool
  /// MIDR_EL1, hexadecimal; nil on x86.
  public var midr: String?
  /// CPUID leaf 1, EAX, hexadecimal; nil on arm64.
  public var signature: String?
  /// INVPCID; nil on arm64.
  public var invpcid: Bool?
  /// ID_AA64MMFR2_EL1.BBM; nil on x86, which has no such rule.
  public var bbmLevel: Int?
  /// FEAT_HAFDBS; every x86 core sets the Accessed flag.
  public var hardwareAccessFlag: Bool
  /// FEAT_TLBIRANGE; the x86 payload uses none.
  public var rangeInvalidations: Bool
  /// FEAT_PMUv3; the x86 payload counts no events.
  public var pmu: Bool
  /// What `qemu-system-… --version` says, such as "7.2.22 (Debian 1:7.2+dfsg-7)"; nil in older files, or
  /// for `qemuReason`.
  public var qemu: String?
  /// Why QEMU's version isn't known.
  public var qemuReason: String?
}

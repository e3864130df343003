public import HugeTLB

/// One boot's machine.
public struct Guest: Sendable, Hashable {
  public let cpu: String
  public let cores: Int
  public let page: BasePageSize
  public let core: Core
  public let accelerator: QEMU.Accelerator
  /// Whether KVM runs below another hypervisor.
  public var isNested = false

  /// What its cores say they are.
  public enum Core: Sendable, Hashable {
    case arm64(CoreFeatures)
    case x86_64(X86Features)

    /// Ticks of the counter in a second.
    public var frequency: UInt64 {
      switch self {
      case .arm64(let features): features.frequency
      case .x86_64(let features): features.frequency
      }
    }
  }

  /// nil on x86.
  public var features: CoreFeatures? {
    if case .arm64(let features) = core { features } else { nil }
  }

  public var architecture: GuestArchitecture { features == nil ? .x86_64 : .arm64 }

  /// Whether its times say nothing about any silicon.
  public var isEmulated: Bool { accelerator == .tcg || isNested }
}

public import GuestLink

/// One primitive on one guest.
public struct PrimitiveOutcome: Sendable, Hashable {
  public let guest: Guest
  public let primitive: PrimitiveCase
  /// Operations in each sample.
  public let repeats: Int
  /// Of CNTVCT_EL0 and PMCCNTR_EL0, for each sample.
  public var ticks: [UInt64]
  public var cycles: [UInt64]
  /// Pages that were read through a translation which the invalidation should have removed, on the
  /// core that invalidated and on the others.
  public let staleHere: Int
  public let staleThere: Int
  /// PMU events of one operation, in the order of the plan.
  public let events: [UInt64]
  /// Of one operation, from the deterministic run on one core; nil where that wasn't run.
  public var instructions: Double?
}

extension PrimitiveCode {
  /// The instruction's name in the manual, or what is done.
  public var name: String {
    switch self {
    case .vae1: "VAE1"
    case .vae1is: "VAE1IS"
    case .vaae1is: "VAAE1IS"
    case .vaale1is: "VAALE1IS"
    case .vmalle1: "VMALLE1"
    case .vmalle1is: "VMALLE1IS"
    case .rvae1is: "RVAE1IS"
    case .rvaae1is: "RVAAE1IS"
    case .rvaale1is: "RVAALE1IS"
    case .dsbNsh: "DSB NSH"
    case .dsbIsh: "DSB ISH"
    case .dsbIshst: "DSB ISHST"
    case .isb: "ISB"
    case .interrupt: "SGI round trip"
    case .pause: "IPI pause and resume"
    case .rendezvous: "stop_machine-like rendezvous"
    }
  }

  /// Whether it reaches only the core that executes it.
  public var isLocal: Bool { self == .vae1 || self == .vmalle1 }
}

extension PeerState {
  /// What the other cores do, in one word.
  public var name: String {
    switch self {
    case .idle: "idle"
    case .spinning: "spinning"
    case .holding: "holding"
    case .parallel: "parallel"
    }
  }
}

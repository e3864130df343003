public import GuestLink

/// One primitive on one guest.
public struct PrimitiveOutcome: Sendable, Hashable {
  public let guest: Guest
  public let primitive: PrimitiveCase
  /// Operations in each sample.
  public let repeats: Int
  /// Of CNTVCT_EL0 and PMCCNTR_EL0, or of the time-stamp counter and nothing, for each sample.
  public var ticks: [UInt64]
  public var cycles: [UInt64]
  /// Pages that were read through a translation which the invalidation should have removed, on the
  /// core that invalidated and on the others.
  public let staleHere: Int
  public let staleThere: Int
  /// PMU events of one operation, in the order of the plan.
  public let events: [UInt64]
  /// Of one operation, from deterministic runs: on arm64 on one core, on x86 those of all cores.
  /// nil where that wasn't run.
  public var instructions: Double?

  /// The instruction's name in the manual, or what is done; on x86 with what it can't reach.
  public var name: String {
    guard guest.architecture == .x86_64 else { return primitive.code.name }
    if primitive.code == .interrupt { return "IPI round trip" }
    let onGlobal = primitive.code.sparesGlobalEntries && primitive.globalEntries
    return primitive.code.name + (onGlobal ? ", global" : "")
  }
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
    case .invlpg: "INVLPG"
    case .movCR3: "MOV CR3"
    case .togglePGE: "CR4.PGE toggle"
    case .invpcidAddress: "INVPCID 0 (address)"
    case .invpcidContext: "INVPCID 1 (context)"
    case .invpcidAll: "INVPCID 2 (all)"
    case .invpcidAllButGlobal: "INVPCID 3 (all but global)"
    case .shootdownInvlpg: "IPI shootdown, INVLPG"
    case .shootdownAll: "IPI shootdown, CR4.PGE"
    }
  }

  /// Whether it reaches only the core that executes it.
  public var isLocal: Bool {
    switch self {
    case .vae1, .vmalle1, .invlpg, .movCR3, .togglePGE, .invpcidAddress, .invpcidContext,
      .invpcidAll, .invpcidAllButGlobal:
      true
    default: false
    }
  }

  /// Whether it leaves global entries cached (Intel SDM volume 3A, section 4.10.4.1).
  public var sparesGlobalEntries: Bool {
    switch self {
    case .movCR3, .invpcidAddress, .invpcidContext, .invpcidAllButGlobal: true
    default: false
    }
  }
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

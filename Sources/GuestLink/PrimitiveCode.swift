/// What a primitive executes.
public enum PrimitiveCode: UInt8, Sendable, CaseIterable {
  // arm64.
  case vae1, vae1is, vaae1is, vaale1is, vmalle1, vmalle1is, rvae1is, rvaae1is, rvaale1is
  /// A barrier alone.
  case dsbNsh, dsbIsh, dsbIshst, isb
  // Both.
  /// One interrupt to another core and its answer.
  case interrupt
  /// Every other core paused by an interrupt and let go.
  case pause
  /// Every core through the four states of multi_cpu_stop().
  case rendezvous
  // x86 (Intel SDM volume 3A, section 4.10.4.1), all of them of the core that executes them.
  /// One INVLPG for each entry.
  case invlpg
  /// MOV to CR3 of its own value.
  case movCR3
  /// CR4.PGE off and on.
  case togglePGE
  /// INVPCID: an address, a context, everything with and without global entries.
  case invpcidAddress, invpcidContext, invpcidAll, invpcidAllButGlobal
  /// Every other core interrupted to do what this one does, and waited for: INVLPG for each entry,
  /// as `flush_tlb_kernel_range()` does, or CR4.PGE off and on, as `flush_tlb_all()` without INVPCID.
  case shootdownInvlpg, shootdownAll

  /// Whether the x86 payload knows it.
  public var isX86: Bool { isShared || rawValue >= PrimitiveCode.invlpg.rawValue }
  /// Whether the arm64 payload knows it.
  public var isArm64: Bool { isShared || rawValue < PrimitiveCode.interrupt.rawValue }
  private var isShared: Bool {
    rawValue >= PrimitiveCode.interrupt.rawValue && rawValue <= PrimitiveCode.rendezvous.rawValue
  }

  /// Whether it invalidates TLB entries.
  public var isInvalidation: Bool {
    rawValue <= PrimitiveCode.rvaale1is.rawValue || rawValue >= PrimitiveCode.invlpg.rawValue
  }
  /// Whether it interrupts other cores, which takes at least one of them.
  public var isInterrupt: Bool { isShared || isShootdown }
  /// Whether it invalidates by interrupting other cores.
  public var isShootdown: Bool { self == .shootdownInvlpg || self == .shootdownAll }
  /// Whether it invalidates everything, whatever the number of entries.
  public var isWhole: Bool {
    switch self {
    case .vmalle1, .vmalle1is, .movCR3, .togglePGE, .invpcidContext, .invpcidAll,
      .invpcidAllButGlobal, .shootdownAll:
      true
    default: false
    }
  }
  /// Whether it takes FEAT_TLBIRANGE.
  public var isRange: Bool {
    rawValue >= PrimitiveCode.rvae1is.rawValue && rawValue <= PrimitiveCode.rvaale1is.rawValue
  }
  /// Whether it takes INVPCID.
  public var isINVPCID: Bool {
    rawValue >= PrimitiveCode.invpcidAddress.rawValue
      && rawValue <= PrimitiveCode.invpcidAllButGlobal.rawValue
  }
}

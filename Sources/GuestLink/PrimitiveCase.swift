/// What a primitive executes.
public enum PrimitiveCode: UInt8, Sendable, CaseIterable {
  case vae1, vae1is, vaae1is, vaale1is, vmalle1, vmalle1is, rvae1is, rvaae1is, rvaale1is
  /// A barrier alone.
  case dsbNsh, dsbIsh, dsbIshst, isb
  /// One SGI to another core and its answer.
  case interrupt
  /// Every other core paused by SGI and let go.
  case pause
  /// Every core through the four states of multi_cpu_stop().
  case rendezvous

  /// Whether it invalidates TLB entries.
  public var isInvalidation: Bool { rawValue <= PrimitiveCode.rvaale1is.rawValue }
  /// Whether it interrupts other cores, which takes at least one of them.
  public var isInterrupt: Bool { rawValue >= PrimitiveCode.interrupt.rawValue }
  /// Whether it invalidates everything, whatever the number of entries.
  public var isWhole: Bool { self == .vmalle1 || self == .vmalle1is }
  /// Whether it takes FEAT_TLBIRANGE.
  public var isRange: Bool {
    rawValue >= PrimitiveCode.rvae1is.rawValue && rawValue <= PrimitiveCode.rvaale1is.rawValue
  }
}

/// What the other cores do meanwhile.
public enum PeerState: UInt8, Sendable, CaseIterable {
  /// In WFI.
  case idle
  /// Spinning without touching the entries.
  case spinning
  /// Reading through the entries before each sample, so that they hold them.
  case holding
  /// Doing the same at the same time.
  case parallel
}

/// One case: one word of the case table.
public struct PrimitiveCase: Sendable, Hashable {
  public var code: PrimitiveCode
  public var peers: PeerState
  /// DSB NSH instead of DSB ISH after the invalidation.
  public var localBarrier: Bool
  /// 1 to 512.
  public var entries: UInt16

  public init(_ code: PrimitiveCode, entries: UInt16 = 1, peers: PeerState, localBarrier: Bool = false) {
    self.code = code
    self.entries = entries
    self.peers = peers
    self.localBarrier = localBarrier
  }

  public var word: UInt64 {
    UInt64(code.rawValue) | UInt64(peers.rawValue) << 8 | (localBarrier ? 1 << 16 : 0)
      | UInt64(entries) << 32
  }

  public init?(word: UInt64) {
    guard let code = PrimitiveCode(rawValue: UInt8(truncatingIfNeeded: word)),
      let peers = PeerState(rawValue: UInt8(truncatingIfNeeded: word >> 8))
    else { return nil }
    self.init(
      code, entries: UInt16(truncatingIfNeeded: word >> 32), peers: peers,
      localBarrier: word & 1 << 16 != 0)
  }
}

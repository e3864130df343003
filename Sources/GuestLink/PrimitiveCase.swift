/// What the other cores do meanwhile.
public enum PeerState: UInt8, Sendable, CaseIterable {
  /// In WFI or HLT.
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
  /// On x86: the entries are global, as the kernel's own are.
  public var globalEntries: Bool
  /// 1 to 512.
  public var entries: UInt16

  public init(
    _ code: PrimitiveCode, entries: UInt16 = 1, peers: PeerState, localBarrier: Bool = false,
    globalEntries: Bool = false
  ) {
    self.code = code
    self.entries = entries
    self.peers = peers
    self.localBarrier = localBarrier
    self.globalEntries = globalEntries
  }

  public var word: UInt64 {
    UInt64(code.rawValue) | UInt64(peers.rawValue) << 8 | (localBarrier ? 1 << 16 : 0)
      | (globalEntries ? 1 << 17 : 0) | UInt64(entries) << 32
  }

  public init?(word: UInt64) {
    guard let code = PrimitiveCode(rawValue: UInt8(truncatingIfNeeded: word)),
      let peers = PeerState(rawValue: UInt8(truncatingIfNeeded: word >> 8))
    else { return nil }
    self.init(
      code, entries: UInt16(truncatingIfNeeded: word >> 32), peers: peers,
      localBarrier: word & 1 << 16 != 0, globalEntries: word & 1 << 17 != 0)
  }
}

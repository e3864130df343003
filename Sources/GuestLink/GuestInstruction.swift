/// One instruction of an encoded protocol: two words.
public struct GuestInstruction: Sendable, Hashable {
  public var opcode: GuestOpcode
  /// The entries that it acts on; of a phase, those of an `.entry` scope.
  public var entries: GuestEntries
  /// The frame that it allocates, maps or copies to.
  public var frame: GuestFrame
  /// The frame that a copy reads.
  public var source: GuestFrame
  /// Of a phase its `GuestScope`, of a TLBI its `GuestExtent`, of a barrier or pause its kind.
  public var kind: UInt8
  /// Of a phase the number of its steps; of a TLBI the flags below.
  public var detail: UInt16
  /// Everything of the entry but its output address.
  public var descriptor: UInt64

  /// Only the executing core.
  public static let local: UInt16 = 1
  /// Only entries of the last level.
  public static let lastLevel: UInt16 = 2
  /// The level hint in `detail`, shifted by this.
  public static let levelHintShift: UInt16 = 2

  public init(
    _ opcode: GuestOpcode, entries: GuestEntries = .all, frame: GuestFrame = .none,
    source: GuestFrame = .none, kind: UInt8 = 0, detail: UInt16 = 0, descriptor: UInt64 = 0
  ) {
    self.opcode = opcode
    self.entries = entries
    self.frame = frame
    self.source = source
    self.kind = kind
    self.detail = detail
    self.descriptor = descriptor
  }

  /// Number of words of one instruction.
  public static let words = 2

  public var firstWord: UInt64 {
    UInt64(opcode.rawValue) | UInt64(entries.rawValue) << 8 | UInt64(frame.rawValue) << 16
      | UInt64(source.rawValue) << 24 | UInt64(kind) << 32 | UInt64(detail) << 48
  }

  /// nil if a field holds no known value.
  public init?(_ first: UInt64, _ descriptor: UInt64) {
    guard let opcode = GuestOpcode(rawValue: UInt8(truncatingIfNeeded: first)),
      let entries = GuestEntries(rawValue: UInt8(truncatingIfNeeded: first >> 8)),
      let frame = GuestFrame(rawValue: UInt8(truncatingIfNeeded: first >> 16)),
      let source = GuestFrame(rawValue: UInt8(truncatingIfNeeded: first >> 24))
    else { return nil }
    self.init(
      opcode, entries: entries, frame: frame, source: source,
      kind: UInt8(truncatingIfNeeded: first >> 32), detail: UInt16(truncatingIfNeeded: first >> 48),
      descriptor: descriptor)
  }
}

/// One TLB invalidation, barrier or interrupt at EL1, or at ring 0 of x86.
public struct EL1PrimitiveRow: Sendable, Hashable, Codable {
  /// QEMU's `-cpu`.
  public var cpu: String
  public var cores: Int
  /// The translation granule in bytes.
  public var granuleBytes: Int64
  /// "VAAE1IS", "DSB ISH", "SGI round trip".
  public var id: String
  /// The barrier that an invalidation is waited for with; nil for anything else, and on x86.
  public var barrier: String?
  /// Entries invalidated in one operation; nil for what invalidates none, or on arm64 all. On x86
  /// those that were changed before it, whether it names them or invalidates all.
  public var entries: Int64?
  /// What the other cores do: "idle", "spinning", "holding", "parallel".
  public var peers: String
  /// Pages that still showed the old frame after the invalidation, here and on the other cores
  /// together; nil for what invalidates nothing.
  public var staleHere: Int64?
  public var staleElsewhere: Int64?
  /// Instructions of one operation, its loop included; of all cores together where it interrupts
  /// others.
  public var instructions: Figure
  /// Of one operation, median and 99th percentile; absent where it was emulated.
  public var time: Figure
  public var timeP99: Figure
  /// Cycles of PMCCNTR_EL0, median; absent where it was emulated or has no PMU.
  public var cycles: Figure
  /// PMU events of one operation, by number; empty unless asked for.
  public var events: [EL1Event]

  /// Whether it invalidates without a barrier, as x86 does.
  public var isX86Invalidation: Bool { staleHere != nil && barrier == nil }
}

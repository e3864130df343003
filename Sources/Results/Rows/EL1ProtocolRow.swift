/// One direction of one protocol, run at EL1 on real page tables, beside what the checker predicts.
public struct EL1ProtocolRow: Sendable, Hashable, Codable {
  /// QEMU's `-cpu`.
  public var cpu: String
  public var cores: Int
  /// The translation granule in bytes.
  public var granuleBytes: Int64
  /// As `--protocol` takes it.
  public var protocolID: String
  public var title: String
  /// The fault that was put in on purpose, "no-tlbi" or "local-tlbi"; nil for the protocol itself.
  public var control: String?
  public var split: String
  public var operation: RemapRow.Operation
  /// The checker's verdict for this core: "legal", "legal if", "walker faults", "illegal", "n/a".
  public var verdict: String
  /// The same in one line.
  public var reason: String
  /// What the checker says may be seen; "anything" where a rule of the architecture is broken.
  public var predicted: [String]
  /// What was seen.
  public var seen: [String]
  /// Whether everything seen was predicted; nil if it wasn't run.
  public var agrees: Bool?
  /// Huge pages of a batch.
  public var hugePages: Int64
  /// What was counted over all rounds; nil if it wasn't run.
  public var counts: EL1ProtocolCounts?
  /// Of one huge page; absent where it was emulated.
  public var time: Figure
  /// PMU events over all rounds, by number; empty unless asked for.
  public var events: [EL1Event]
  /// Why it wasn't run.
  public var failure: String?
}

/// A PMU event by its number.
public struct EL1Event: Sendable, Hashable, Codable {
  public var number: Int
  public var count: Int64
}

/// What one input does to the answer for the protocol that a pool's conclusion is about.
public struct SensitivityRow: Sendable, Hashable, Codable {
  public var protocolID: String
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  /// As the formulas name it.
  public var input: String
  public var meaning: String
  public var value: Figure
  /// Net worth per month with half of it.
  public var netAtHalf: Figure
  /// Net worth per month with twice of it.
  public var netAtTwice: Figure
  /// Where the answer turns.
  public var turnsAt: Figure
  /// "on" or "off": the answer beyond that value; nil where it doesn't turn.
  public var turnsTo: String?
}

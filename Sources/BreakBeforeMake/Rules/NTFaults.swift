/// At which levels nT can be felt.
public enum NTFaults: String, Sendable, Hashable, CaseIterable {
  /// At every level that has the bit.
  case everyLevel = "every-level"
  /// At level 1 only.
  case levelOne = "level-1"
}

/// The shortest run of the checker's model in which a protocol goes wrong: what a verdict of illegal
/// rests on. Each run is there once for all settings, and for all sizes, that it decides.
public struct CounterexampleRow: Sendable, Hashable, Codable {
  /// As `--protocol` takes it.
  public var protocolID: String
  public var title: String
  /// The direction that goes wrong.
  public var operation: RemapRow.Operation
  /// How block PMDs are split.
  public var split: String
  /// As the legalities of `verdicts` name them.
  public var settings: [String]
  /// What goes wrong, the rule broken if one is, and the run line by line.
  public var finding: CheckRow.Finding
}

/// An event of the curated table: its name, unit and what it tells this tool.
public struct CounterEvent: Sendable, Hashable {
  /// The name users write.
  public let name: String
  /// What one count is.
  public let unit: String
  /// What it means for HVO and TLB work.
  public let meaning: String
  /// Where the figure comes from.
  public let rung: CounterRung

  /// The whole table, software events first.
  public static let all: [CounterEvent] = []
  /// What the main job counts when nothing is asked for.
  public static let usual: [CounterRequest] = []
}

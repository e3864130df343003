/// A machine of which some costs were published, or follow from what was.
public struct Platform: Decodable, Sendable, Hashable {
  /// Unique, as `--platform` takes it.
  public let id: String
  /// The machine in the words of its source.
  public let what: String
  /// As `--arch` takes it.
  public let architecture: String
  /// Logical CPUs; nil if not published.
  public let cpus: Int?
  /// Each name at most once.
  public let parameters: [PlatformParameter]

  /// What is known of a cost.
  public func parameter(_ name: PlatformParameter.Name) -> PlatformParameter? {
    parameters.first { $0.name == name }
  }
}

/// One cost of a platform in ns: derived from a published figure, or absent with the reason.
public struct PlatformParameter: Decodable, Sendable, Hashable {
  /// The costs that have a name; data/platforms.yaml says what each counts.
  public enum Name: String, Decodable, Sendable, Hashable, CaseIterable {
    case broadcastInvalidation = "tlbi-broadcast"
    case pauseByIPI = "ipi-pause"
    case stopMachine = "stop-machine"
    case hvoAdded2M = "hvo-added-2m"
    case restoreAdded2M = "restore-added-2m"
    case demoteAdded2M = "demote-added-2m"
  }

  /// `(minuend − subtrahend) / divisor` of a published figure's values, which are in seconds.
  public struct Derivation: Decodable, Sendable, Hashable {
    /// Id of the published figure.
    public let figure: String
    /// Name of the larger value.
    public let minuend: String
    /// Name of the value taken off.
    public let subtrahend: String
    /// Operations that the difference is spread over.
    public let divisor: Double

    /// In ns; nil if the figure isn't there, lacks a value, or the values aren't in seconds.
    public func nanoseconds(from figures: [PublishedFigure]) -> Double? {
      guard let figure = figures.first(where: { $0.id == figure }), divisor > 0 else { return nil }
      let seconds = figure.values.filter { $0.unit == "s" }
      guard let more = seconds.first(where: { $0.name == minuend })?.value,
        let less = seconds.first(where: { $0.name == subtrahend })?.value
      else { return nil }
      return (more - less) / divisor * 1e9
    }
  }

  /// Which cost it is.
  public let name: Name
  /// In ns; nil exactly if ``none`` says why.
  public let value: Double?
  /// How the value follows from a published figure; nil if there is none.
  public let derivation: Derivation?
  /// What the value counts and what it doesn't.
  public let meaning: String?
  /// Why there is no value.
  public let none: String?
}

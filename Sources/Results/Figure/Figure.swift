/// A number of a result with its unit and provenance, or the reason why there is none.
///
/// Finite by construction: a NaN or an infinity becomes an absent figure, so JSON never holds one.
/// An absent figure is null in JSON and "n/a" elsewhere; it is never 0.
public struct Figure: Sendable, Hashable {
  /// The number and where it comes from, or why it is missing.
  public enum Content: Sendable, Hashable {
    case known(Double, Provenance, Interval?)
    case absent(reason: String)
  }

  public let unit: Unit
  public let content: Content

  /// A known figure; absent with a reason if `value` isn't finite.
  public init(
    _ value: Double, _ unit: Unit, _ provenance: Provenance, interval: Interval? = nil
  ) {
    self.unit = unit
    content =
      value.isFinite
      ? .known(value, provenance, interval)
      : .absent(reason: "the computation gave no finite number")
  }

  private init(unit: Unit, content: Content) {
    self.unit = unit
    self.content = content
  }

  /// A figure that couldn't be had.
  /// - Parameter reason: what stood in the way, in a few words.
  public static func absent(_ unit: Unit, reason: String) -> Figure {
    Figure(unit: unit, content: .absent(reason: reason))
  }

  /// The number; nil if absent.
  public var value: Double? {
    if case .known(let value, _, _) = content { value } else { nil }
  }

  /// Where it comes from; nil if absent.
  public var provenance: Provenance? {
    if case .known(_, let provenance, _) = content { provenance } else { nil }
  }

  /// The confidence interval, if one was computed.
  public var interval: Interval? {
    if case .known(_, _, let interval) = content { interval } else { nil }
  }

  /// The same figure alone, for a place where another interval stands.
  public var withoutInterval: Figure {
    guard let value, let provenance else { return self }
    return Figure(value, unit, provenance)
  }

  /// Why it is absent; nil if known.
  public var reason: String? {
    if case .absent(let reason) = content { reason } else { nil }
  }
}

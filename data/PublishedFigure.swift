/// One result that somebody published: what was measured on what, by whom, and the values.
public struct PublishedFigure: Decodable, Sendable, Hashable {
  /// Unique, kebab-case.
  public let id: String
  /// What was timed or counted.
  public let what: String
  /// As far as the source names it.
  public let hardware: String
  /// Version, series or state of the kernel.
  public let kernel: String
  /// Who published it.
  public let source: Source
  /// As published; names are unique within the figure.
  public let values: [Value]
  /// Quotients of values; nil if none is given.
  public let ratios: [Ratio]?
  /// What a reader must know before using the figure.
  public let notes: String?

  /// Who published it, where and when.
  public struct Source: Decodable, Sendable, Hashable {
    /// A person, a project or an institution.
    public let author: String
    /// Patch series, commit, paper or talk.
    public let series: String
    /// Year, or year and month; `not stated` if it isn't known.
    public let date: String
    /// Where it can be read, if at hand.
    public let link: String?
  }

  /// A named number with its unit.
  public struct Value: Decodable, Sendable, Hashable {
    /// Unique within the figure.
    public let name: String
    /// As published.
    public let value: Double
    /// `s`, `%`, `x` (times) or a rate.
    public let unit: String
  }

  /// `of` divided by `by`, rounded as given.
  public struct Ratio: Decodable, Sendable, Hashable {
    /// Name of the dividend.
    public let of: String
    /// Name of the divisor.
    public let by: String
    /// Rounded as published or stated.
    public let value: Double
  }

  /// The value of that name; nil if there is none.
  public func value(_ name: String) -> Double? { values.first { $0.name == name }?.value }
}

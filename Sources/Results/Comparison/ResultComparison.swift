/// Two results, row by row: what got faster or slower, beyond what the same code strays by itself.
public struct ResultComparison: Sendable, Hashable, Codable {
  /// The version of the JSON form.
  public static let currentVersion = 1

  /// One of the two results.
  public struct Side: Sendable, Hashable, Codable {
    /// The file's path, or what else it is called.
    public var name: String
    public var created: String
    public var tool: ResultFile.Tool
    public var host: String?
    /// The guests of a result of `el1`; nil for others.
    public var guest: String?
    public var complete: Bool
    public var incompleteReason: String?
    /// Keys of the rows that only this side has, each after its section.
    public var onlyHere: [String]
  }
  /// How the verdicts were reached.
  public struct Method: Sendable, Hashable, Codable {
    /// All intervals hold at once with this confidence.
    public var confidence: Double
    /// By how many percent the rows of a group moved together: their median change.
    public var groupShifts: [String: Double]
    /// Rows that share it.
    public var comparisons: Int
    /// A change within this share of the baseline is no evidence, in percent: the tolerance asked
    /// for, or the drift where it is more.
    public var tolerancePercent: Double
    /// The tolerance asked for.
    public var askedPercent: Double
    /// By how many percent the fixed loop took longer in the second run; nil if it wasn't timed.
    public var driftPercent: Double?
    /// Usual relative standard error of a median by section, in percent.
    public var usualErrorPercent: [String: Double]
  }

  public let comparisonVersion: Int
  public let before: Side
  public let after: Side
  /// Where the hosts differ in what decides times: "kernel: 6.18.0 / 6.19.1".
  public let hostDifferences: [String]
  /// Whether the rows were judged although the hosts differ.
  public let forced: Bool
  public let method: Method
  /// Rows that both sides have, in the order of `before`.
  public let rows: [ComparisonRow]

  /// False if there are times, the hosts differ and nobody insisted.
  public var isJudged: Bool { hostDifferences.isEmpty || forced || !holdsTimes }

  /// Whether any row is a time; the others are exact counts, which no host decides.
  public var holdsTimes: Bool { rows.contains { !$0.isExact } }

  /// How many rows have a verdict.
  public func count(of verdict: ComparisonRow.Verdict) -> Int {
    rows.count { $0.verdict == verdict }
  }

  /// Compares two results.
  ///
  /// - Parameters:
  ///   - tolerance: change that is too small to matter, in percent of the baseline.
  ///   - force: judge although the hosts differ.
  /// - Throws: if there is no row that both have.
  public init(
    before: (name: String, file: ResultFile), after: (name: String, file: ResultFile),
    tolerance: Double = Self.usualTolerance, force: Bool = false
  ) throws(ComparisonError) {
    let pairing = try TimingPairs(before: before, after: after)
    let drift = before.file.drift(to: after.file)
    hostDifferences = before.file.hostDifferences(to: after.file)
    forced = force && !hostDifferences.isEmpty
    let judge = ComparisonJudge(
      pairs: pairing.pairs, tolerance: max(tolerance, drift.map(abs) ?? 0))
    let judged = hostDifferences.isEmpty || force
    rows = pairing.pairs.map { judge.row($0.before, $0.after, judged: judged) }
    comparisonVersion = Self.currentVersion
    self.before = Side(before, onlyHere: pairing.onlyBefore)
    self.after = Side(after, onlyHere: pairing.onlyAfter)
    method = judge.method(asked: tolerance, drift: drift)
  }

  /// Percent; smaller changes come from code alignment and page placement as often as from work.
  public static let usualTolerance = 5.0
}

extension ResultComparison.Side {
  init(_ side: (name: String, file: ResultFile), onlyHere: [String]) {
    self.init(
      name: side.name, created: side.file.created, tool: side.file.tool,
      host: side.file.host?.name, guest: side.file.guestName, complete: side.file.complete,
      incompleteReason: side.file.incompleteReason, onlyHere: onlyHere)
  }
}

/// What two results say about one row: the medians, their difference, and whether it is one.
public struct ComparisonRow: Sendable, Hashable, Codable {
  public enum Verdict: String, Sendable, Hashable, Codable, CaseIterable {
    case slower, faster
    /// Of an exact count: no doubt is possible.
    case more, fewer
    /// The interval of the difference holds values too small to matter.
    case noEvidence = "no evidence"
    /// 0 on both sides, or the same exact count.
    case equal
    /// A change in percent of nothing.
    case zeroBaseline = "n/a (baseline 0)"
    /// Too few samples on one side.
    case tooFew = "too few samples"
    /// No number on one side.
    case missing
    /// The two rows did different work.
    case different = "not comparable"
    /// The hosts differ.
    case notJudged = "not judged"
  }

  /// The section that the rows are of.
  public var section: String
  /// The rows' key in their section.
  public var row: String
  public var before: Figure
  public var after: Figure
  /// after less before, in percent of before.
  public var change: Figure
  /// The ends of the change's interval.
  public var changeLow: Figure
  public var changeHigh: Figure
  public var verdict: Verdict
  /// Why there is no verdict; nil if there is one.
  public var reason: String?
}

extension ComparisonRow: ResultRow {
  public static var section: Section { .comparison }
  public var key: String { "\(section)/\(row)" }

  public static var columns: [Column<Self>] {
    [
      .text("section", "Section") { $0.section },
      .text("row", "Row") { $0.row },
      .figure("before", "Before", .smaller) { $0.before.withoutInterval },
      .figure("after", "After", .smaller) { $0.after.withoutInterval },
      .figure("change", "Change", .smaller) { $0.change },
      .figure("changeLow", "from", .smaller) { $0.changeLow },
      .figure("changeHigh", "to", .smaller) { $0.changeHigh },
      .text("verdict", "Verdict") { $0.verdict.rawValue },
      .text("reason", "Reason", in: .files) { $0.reason },
    ]
  }

  /// Exact counts have no interval.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let strays = rows.contains { !$0.isExact }
    return columns.filter {
      $0.place == .table && (strays || !["changeLow", "changeHigh"].contains($0.id))
    }
  }

  /// Whether it is an exact count of the emulator.
  public var isExact: Bool { Section(rawValue: section)?.isExact ?? false }

  /// Whether the row got slower by more than `percent` of its baseline, its interval taken off.
  public func isSlower(byMoreThan percent: Double) -> Bool {
    guard verdict == .slower, let low = changeLow.value, let high = changeHigh.value else {
      return false
    }
    return min(abs(low), abs(high)) > percent
  }
}

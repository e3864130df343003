/// A row of a section of the result, seen through columns.
public protocol ResultRow: Sendable, Hashable {
  static var section: Section { get }
  static var columns: [Column<Self>] { get }
  /// Names the row inside its section, for a reader of the CSV.
  var key: String { get }
  /// What a row holds in varying number: counters, marks, pools.
  var details: [Detail] { get }
  /// The columns of the section's table for these rows, in order.
  static func tableColumns(for rows: [Self]) -> [Column<Self>]
  /// The columns of a second table with more about the same rows.
  static func secondColumns(for rows: [Self]) -> [Column<Self>]
  /// The rows of the second table.
  static func secondRows(_ rows: [Self]) -> [Self]
  /// What the second table shows; nil if the section has none.
  static var secondTitle: String? { get }
  /// Where the JSON holds what a column shows of this row: paths from the top, such as
  /// "barriers[3].p50". Several where the column adds numbers up or joins texts.
  ///
  /// - Parameters:
  ///   - column: id of a column of any of the tables.
  ///   - index: place of the row in its section.
  func fields(of column: String, at index: Int) -> [String]
}

extension ResultRow {
  public var details: [Detail] { [] }

  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .table || $0.place == .both }
  }

  public static func secondColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .second || $0.place == .both }
  }

  public static func secondRows(_ rows: [Self]) -> [Self] { rows }

  public static var secondTitle: String? { nil }

  public func fields(of column: String, at index: Int) -> [String] {
    [Self.section.place(at: index) + column]
  }
}

/// A value of a row that has no column of its own, because rows hold any number of them.
public struct Detail: Sendable, Hashable {
  /// Dotted path: "counters.PAGE-FAULTS".
  public let id: String
  public let cell: Cell

  public init(_ id: String, _ cell: Cell) {
    self.id = id
    self.cell = cell
  }
}

extension Detail {
  /// The medians of a row's two visits, measured as its median was.
  static func halves(_ medians: [Double]?, of median: Figure) -> [Detail] {
    guard let medians, let provenance = median.provenance else { return [] }
    return medians.enumerated().map { index, value in
      Detail("halfMedians.\(index)", .figure(Figure(value, median.unit, provenance)))
    }
  }
}

/// The parts of a result, named as their keys in JSON, in the order of a report: text, Markdown, CSV
/// and HTML all follow `visitSections`.
public enum Section: String, Sendable, CaseIterable {
  case file, host, poolStates, calibration, warnings, savings, savingsTotal
  case barriers, shootdowns, pageCosts, scalings, rates, stops
  case remap, walks, ranges, checks
  case el1Guests, el1Protocols, el1Primitives, el1Counts
  case kernelSavings, kernelTimings, kernelFits, kernelCosts, kernelEvents
  case kernelImpact, kernelPools, modelChecks, published
  case verdicts, counterexamples, tradeoffs, regions, sensitivities, plan, planTotal
  case counters, flushes, conclusions
  /// No part of a result: the rows of two results side by side.
  case comparison

  /// Heading of the section in a report.
  public var title: String {
    switch self {
    case .file: "Run"
    case .host: "Host"
    case .calibration: "Calibration"
    case .warnings: "Warnings"
    case .savings: "Savings"
    case .savingsTotal: "All pools together"
    case .barriers: "Barriers"
    case .shootdowns: "Cost of reaching other CPUs"
    case .pageCosts: "Per call and per page"
    case .scalings: "Growth with the number of CPUs"
    case .rates: "At a set rate"
    case .stops: "stop_machine for real"
    case .remap: "Split and remap"
    case .walks: "Walkers on other CPUs"
    case .ranges: "Cost against range"
    case .checks: "Checks"
    case .el1Guests: "Bare-metal guests"
    case .el1Protocols: "Protocols at EL1"
    case .el1Primitives: "TLB invalidations at EL1 or ring 0"
    case .el1Counts: "Instructions at EL1"
    case .published: "Published figures"
    case .verdicts: "Verdict"
    case .counterexamples: "Shortest runs that go wrong"
    case .tradeoffs: "Tradeoff"
    case .regions: "Where which protocol pays best"
    case .sensitivities: "What would turn it"
    case .plan: "Plan"
    case .planTotal: "The fleet"
    case .poolStates: "Pools today"
    case .kernelSavings: "Saving of the kernel's own HVO"
    case .kernelTimings: "Pools of the running kernel, HVO off and on"
    case .kernelFits: "Fixed and per-page part of those times"
    case .kernelCosts: "What HVO adds: on less off"
    case .kernelEvents: "Costs beside the remap"
    case .kernelImpact: "What others notice"
    case .kernelPools: "Pools before and after the run"
    case .modelChecks: "Model against machine"
    case .conclusions: "Conclusion"
    case .counters: "Counters"
    case .flushes: "Flushes and interrupts that an operation causes"
    case .comparison: "Comparison"
    }
  }
}

extension Section {
  /// Where a row stands in the JSON, ready for a key: "barriers[3].", "host.", "" for the top.
  public func place(at index: Int) -> String {
    switch self {
    case .file: ""
    case .host, .calibration, .savingsTotal, .planTotal: "\(rawValue)."
    default: "\(rawValue)[\(index)]."
    }
  }
}

/// Visits the sections of a result with the type of their rows.
public protocol SectionVisitor {
  mutating func visit<Row: ResultRow>(_ rows: [Row])
}

extension ResultFile {
  /// Calls the visitor once for each section in the order of `Section`, empty ones included.
  public func visitSections(_ visitor: inout some SectionVisitor) {
    visitor.visit([self])
    visitor.visit(host.map { [$0] } ?? [])
    visitor.visit(poolStates)
    visitor.visit(calibration.map { [$0] } ?? [])
    visitor.visit(warnings)
    visitor.visit(savings)
    visitor.visit(savingsTotal.map { [$0] } ?? [])
    visitor.visit(barriers)
    visitor.visit(shootdowns)
    visitor.visit(pageCosts ?? [])
    visitor.visit(scalings ?? [])
    visitor.visit(rates ?? [])
    visitor.visit(stops ?? [])
    visitor.visit(remap)
    visitor.visit(walks ?? [])
    visitor.visit(ranges ?? [])
    visitor.visit(checks ?? [])
    visitor.visit(el1Guests ?? [])
    visitor.visit(el1Protocols ?? [])
    visitor.visit(el1Primitives ?? [])
    visitor.visit(el1Counts ?? [])
    visitor.visit(kernelSavings)
    visitor.visit(kernelTimings)
    visitor.visit(kernelFits)
    visitor.visit(kernelCosts)
    visitor.visit(kernelEvents)
    visitor.visit(kernelImpact)
    visitor.visit(kernelPools ?? [])
    visitor.visit(modelChecks)
    visitor.visit(published ?? [])
    visitor.visit(verdicts)
    visitor.visit(counterexamples ?? [])
    visitor.visit(tradeoffs ?? [])
    visitor.visit(regions ?? [])
    visitor.visit(sensitivities ?? [])
    visitor.visit(plan ?? [])
    visitor.visit(planTotal.map { [$0] } ?? [])
    visitor.visit(counters)
    visitor.visit(flushes)
    visitor.visit(conclusions)
  }
}

/// A row of a section of the result, seen through columns.
public protocol ResultRow: Sendable {
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

/// The parts of a result, named as their keys in JSON, in the order of a report.
public enum Section: String, Sendable, CaseIterable {
  case file, host, calibration, warnings, savings, savingsTotal, barriers, shootdowns, remap
  case walks, ranges, checks
  case el1Guests, el1Protocols, el1Primitives, el1Counts
  case verdicts
  case poolStates, kernelSavings, kernelTimings, kernelFits, kernelEvents, kernelImpact
  case modelChecks, conclusions
  case counters, flushes
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
    case .remap: "Split and remap"
    case .walks: "Walkers on other CPUs"
    case .ranges: "Cost against range"
    case .checks: "Checks"
    case .el1Guests: "EL1 guests"
    case .el1Protocols: "Protocols at EL1"
    case .el1Primitives: "TLB invalidations at EL1"
    case .el1Counts: "Instructions at EL1"
    case .verdicts: "Verdict"
    case .poolStates: "Pools today"
    case .kernelSavings: "Saving of the kernel's own HVO"
    case .kernelTimings: "Pools of the running kernel, HVO off and on"
    case .kernelFits: "Fixed and per-page part of those times"
    case .kernelEvents: "Costs beside the remap"
    case .kernelImpact: "What others notice"
    case .modelChecks: "Model against machine"
    case .conclusions: "Conclusion"
    case .counters: "Counters"
    case .flushes: "Flushes and interrupts that an operation causes"
    case .comparison: "Comparison"
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
    visitor.visit(calibration.map { [$0] } ?? [])
    visitor.visit(warnings)
    visitor.visit(savings)
    visitor.visit(savingsTotal.map { [$0] } ?? [])
    visitor.visit(barriers)
    visitor.visit(shootdowns)
    visitor.visit(remap)
    visitor.visit(walks ?? [])
    visitor.visit(ranges ?? [])
    visitor.visit(checks ?? [])
    visitor.visit(el1Guests ?? [])
    visitor.visit(el1Protocols ?? [])
    visitor.visit(el1Primitives ?? [])
    visitor.visit(el1Counts ?? [])
    visitor.visit(verdicts)
    visitor.visit(poolStates)
    visitor.visit(kernelSavings)
    visitor.visit(kernelTimings)
    visitor.visit(kernelFits)
    visitor.visit(kernelEvents)
    visitor.visit(kernelImpact)
    visitor.visit(modelChecks)
    visitor.visit(conclusions)
    visitor.visit(counters)
    visitor.visit(flushes)
  }
}

internal import Formula
internal import Tradeoff

/// Which protocol of one size leaves the most worth at each churn and number of CPUs, by the formulas
/// of the tradeoff with everything else as it was measured.
public struct TradeoffMap: Sendable {
  /// One field of the map: its middle is what was computed.
  public struct Field: Sendable, Hashable {
    public let cpus: Double
    public let churn: Double
    /// Id of the protocol; nil where none is worth its CPU time.
    public let best: String?
  }

  /// Which protocols a map chooses among.
  public enum Scope: Sendable, Hashable {
    /// What this machine's kernel runs.
    case kernels
    /// Every legal one: what a patched kernel could run.
    case any
  }

  public let scope: Scope
  /// Huge pages in the pool that was weighed.
  public let count: Int64
  /// Huge page size in bytes.
  public let sizeBytes: Int64
  /// Row by row of ever more churn.
  public let fields: [Field]
  /// Factors between neighbours.
  public static let cpuStep = 2.0
  public static let churnStep = 1.333_521_432_163_324  // a decade in eight

  /// 1 to 1024 CPUs, 0.01 to a million huge pages per second.
  private static let cpuCounts = (0...10).map { power in Double(1 << power) }
  private static let churns = (0...64).map { step in
    (0..<step).reduce(0.01) { churn, _ in churn * churnStep }
  }

  /// The maps of each size whose protocols' costs are known: one of what the kernel runs, where a row
  /// says so, and one of every protocol. What the verdict's first setting finds illegal is left out,
  /// and what runs at boot alone, which has no churn.
  ///
  /// Complexity: O(fields × protocols).
  public static func all(of rows: [TradeoffRow], verdicts: [VerdictRow]) -> [TradeoffMap] {
    let legal = Set(
      verdicts.filter { [.legal, .conditional].contains($0.legality.first?.verdict) }
        .map { "\($0.protocolID)/\($0.sizeBytes)" })
    let usable = rows.filter { row in
      row.advice != .boot && legal.contains("\(row.protocolID)/\(row.sizeBytes)")
        && row.breakEvenChurn.value != nil
    }
    return Set(usable.map(\.sizeBytes)).sorted().flatMap { size in
      let all = usable.filter { $0.sizeBytes == size }
      let own = all.filter(\.isKernels)
      return (own.isEmpty ? [] : [TradeoffMap(size: size, .kernels, own)])
        + [TradeoffMap(size: size, .any, all)]
    }
  }

  private init(size: Int64, _ scope: Scope, _ rows: [TradeoffRow]) {
    sizeBytes = size
    self.scope = scope
    count = rows.first?.count ?? 0
    let program = TradeoffFormulas.standard.program
    var inputs: [[String: FormulaValue]] = []
    for row in rows { inputs.append(Self.given(row)) }
    // Collected by plain loops: as closures in the initialiser they crash the optimiser (6.3.1).
    var collected: [Field] = []
    for churn in Self.churns {
      for cpus in Self.cpuCounts {
        collected.append(Self.field(cpus, churn, program, rows, inputs))
      }
    }
    fields = collected
  }

  private static func given(_ row: TradeoffRow) -> [String: FormulaValue] {
    var given: [String: FormulaValue] = [:]
    for input in row.inputs {
      if let value = input.value.value { given[input.name] = .real(value) }
    }
    return given
  }

  private static func field(
    _ cpus: Double, _ churn: Double, _ program: FormulaProgram, _ rows: [TradeoffRow],
    _ inputs: [[String: FormulaValue]]
  ) -> Field {
    var best: String?
    var most = 0.0
    for (row, given) in zip(rows, inputs) {
      var moved = given
      moved["churn"] = .real(churn)
      moved["cpus"] = .real(cpus)
      moved["peak_churn"] = nil
      guard let net = program(moved)["net_worth"]?.real, net > most else { continue }
      (best, most) = (row.protocolID, net)
    }
    return Field(cpus: cpus, churn: churn, best: best)
  }
}

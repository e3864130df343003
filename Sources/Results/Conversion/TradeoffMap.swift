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

  /// The map of each size whose protocols' costs are known; protocols that the verdict's first setting
  /// finds illegal are left out, and those that run at boot alone, which have no churn.
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
    return Set(usable.map(\.sizeBytes)).sorted().map { size in
      TradeoffMap(size: size, usable.filter { $0.sizeBytes == size })
    }
  }

  private init(size: Int64, _ rows: [TradeoffRow]) {
    sizeBytes = size
    let program = TradeoffFormulas.standard.program
    let inputs = rows.map { row in
      row.inputs.reduce(into: [String: FormulaValue]()) { inputs, input in
        inputs[input.name] = input.value.value.map { .real($0) }
      }
    }
    fields = Self.churns.flatMap { churn in
      Self.cpuCounts.map { cpus in
        var best: (id: String, net: Double)?
        for (row, given) in zip(rows, inputs) {
          var moved = given
          moved["churn"] = .real(churn)
          moved["cpus"] = .real(cpus)
          moved["peak_churn"] = nil
          guard let net = program(moved)["net_worth"]?.real, net > 0 else { continue }
          if net > best?.net ?? 0 { best = (row.protocolID, net) }
        }
        return Field(cpus: cpus, churn: churn, best: best?.id)
      }
    }
  }
}

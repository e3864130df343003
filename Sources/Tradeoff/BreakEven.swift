import Formula
public import HugeTLB

/// The churn at which HVO's CPU time reaches a stated share of one core.
///
/// Churn counts huge pages that are allocated *and* freed, per second.
public enum BreakEven: Sendable, Hashable {
  /// Huge pages a second; finite and above 0.
  case churn(Double)
  /// The protocol takes no time, or so little that no rate reaches the share.
  case unlimited
  /// The reason.
  case unknown(String)

  /// `share × 10⁹ ns / (HVO + de-HVO)`.
  public init(share: Share, cost: ProtocolCost) {
    let roundTrip = cost.roundTrip
    guard let nanoseconds = roundTrip.nanoseconds else {
      self = .unknown(roundTrip.basis)
      return
    }
    let result = Self.program([.real(share.fraction), .real(nanoseconds)])[0]
    // Over 0 ns there is none; below the least positive number it can't come.
    self = result.real.flatMap { $0 > 0 ? .churn($0) : nil } ?? .unlimited
  }

  private static let program: FormulaProgram = {
    var set = FormulaSet()
    let share: Formula<Real> = set.input("core_share", "share of one core")
    let roundTrip: Formula<Real> = set.input("round_trip_ns", "HVO and de-HVO, in ns")
    set.define("break_even_churn", "per second", TradeoffFormulas.breakEven(share, roundTrip))
    return FormulaProgram(set)
  }()

  /// Whether `churn` stays within the share; nil if that isn't known.
  public func allows(_ churn: Double) -> Bool? {
    switch self {
    case .churn(let limit): churn <= limit
    case .unlimited: true
    case .unknown: nil
    }
  }

  /// Huge pages a second for comparing: infinite if unlimited, nil if unknown.
  var limit: Double? {
    switch self {
    case .churn(let limit): limit
    case .unlimited: .infinity
    case .unknown: nil
    }
  }
}

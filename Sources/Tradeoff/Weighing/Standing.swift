import Formula

/// What the workload makes of a protocol, legality aside.
public enum Standing: Sendable, Hashable {
  /// Nothing speaks against it, or there is no workload.
  case pays
  /// No churn was stated: it pays below this one, in huge pages a second.
  case below(ChurnLimit)
  /// This speaks against it.
  case objection(Objection)
  /// Whether it pays isn't known, for this reason.
  case unknown(String)

  /// What speaks against it; nil if nothing is known to.
  public var objection: Objection? {
    if case .objection(let objection) = self { objection } else { nil }
  }
}

/// A churn from which on something speaks against HVO.
public enum ChurnLimit: Sendable, Hashable {
  /// CPU time is worth as much as the memory.
  case worth(Double)
  /// HVO takes all the cores that it may.
  case cores(Double)

  /// Huge pages allocated and freed per second.
  public var churn: Double {
    switch self {
    case .worth(let churn), .cores(let churn): churn
    }
  }
}

extension Weighing {
  /// The answer of the formulas, and what it hangs on where they have none.
  public var standing: Standing {
    switch results["turn_on"] {
    case .truth(true)?: return .pays
    case .truth(false)?: return objection(results).map { .objection($0) } ?? .pays
    default: break
    }
    if results["peak_cores"]?.gap == .notFinite { return .objection(.beyondCount) }
    guard case .missing? = inputs["churn"]?.value else { return .unknown(reason(of: "turn_on")) }
    // What holds with no churn at all holds up to the limit.
    let quiet = with("churn", 0)
    if let objection = objection(quiet) { return .objection(objection) }
    guard quiet["turn_on"]?.truth == true else {
      return .unknown(reason(of: "turn_on", quiet))
    }
    return limit.map { .below($0) } ?? .pays
  }

  /// The first limit that churn meets; nil if it meets none, or if that isn't known.
  private var limit: ChurnLimit? {
    guard let roundTrip = results["round_trip_ns"]?.real, roundTrip > 0,
      let demoting = results["demoting_ns"]?.real
    else { return nil }
    let cores = (inputs["core_budget"] ?? inputs["cpus"])?.value.real.map {
      ChurnLimit.cores(max(0, $0 * 1e9 - demoting) / roundTrip)
    }
    let worth = results["worth_break_even_churn"]?.real.map { ChurnLimit.worth($0) }
    return [worth, cores].compactMap(\.self).min { $0.churn < $1.churn }
  }
}

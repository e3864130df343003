/// The overall verdict.
public enum Legality: Sendable, Hashable {
  case legal
  /// Legal as long as every condition holds.
  case legalIf([Condition])
  /// No rule is broken, but a walker can take a fault that nobody handles: an oops.
  case walkerFaults([Finding])
  /// A rule is broken, an update lost or a translation left over; the first is the one to name.
  case illegal([Finding])
  /// The question doesn't arise.
  case notApplicable(String)
  /// The bound was reached before the search ended, without a violation so far.
  case undecided(String)

  public enum Condition: Sendable, Hashable {
    /// The contents of old and new frames are equal.
    case contentsEqual
    /// The tails' frames hold what a shared tail page holds.
    case tailsEqual
    /// `_refcount` is zero throughout: no try-get gets past its load.
    case refcountZero
    /// Walkers that fault wait in the fault handler.
    case faultsHandled(FindingKind.Fault)
    /// TLB conflict aborts are handled, or known not to come (BBML2_NOABORT).
    case conflictAbortsHandled

    /// Whether the kernel keeps it wherever HVO runs: folios are frozen (refcount zero) from before
    /// they are optimised until they are handed out, and while they are restored (mm/hugetlb.c).
    public var isKeptByKernel: Bool { self == .refcountZero }

    public var text: String {
      switch self {
      case .contentsEqual: "old and new contents are equal"
      case .tailsEqual: "the tails hold what the shared tail page holds"
      case .refcountZero: "the refcount stays zero"
      case .faultsHandled(let fault): "\(fault.rawValue) faults are handled"
      case .conflictAbortsHandled: "TLB conflict aborts are handled or known not to come"
      }
    }
  }

  /// Whether it may be used as it stands, conditions kept.
  public var isLegal: Bool {
    switch self {
    case .legal, .legalIf: true
    case .walkerFaults, .illegal, .notApplicable, .undecided: false
    }
  }

  /// For a table's cell.
  public var word: String {
    switch self {
    case .legal: "legal"
    case .legalIf: "legal if"
    case .walkerFaults: "walker faults"
    case .illegal: "illegal"
    case .notApplicable: "n/a"
    case .undecided: "not exhausted"
    }
  }

  /// One line, such as `illegal: output address changed while writable (R_WHZWS 2), PTE 0 (head)`.
  public var text: String {
    switch self {
    case .legal: word
    case .legalIf(let conditions): "legal if " + conditions.map(\.text).joined(separator: " and ")
    case .walkerFaults(let findings):
      "legal by the rules, but a walker can fault: " + first(findings)
    case .illegal(let findings): "illegal: " + first(findings)
    case .notApplicable(let reason): "n/a: " + reason
    case .undecided(let reason): "not exhausted: " + reason
    }
  }

  private func first(_ findings: [Finding]) -> String {
    findings.first.map { "\($0.kind.title), \($0.entry.name)" } ?? ""
  }
}

/// The checker's answer for the machine at hand, as far as a recommendation needs it.
public enum LegalityHere: Sendable, Hashable {
  /// No interleaving breaks a rule.
  case legal
  /// Legal as long as this holds.
  case legalIf(String)
  /// By this rule.
  case illegal(String)
  /// Why there is no answer.
  case notJudged(String)
}

/// A protocol that could be used for a size.
public struct Candidate: Sendable, Hashable {
  /// When the protocol runs.
  public enum Time: Sendable, Hashable {
    /// Whenever huge pages are allocated and freed.
    case runtime
    /// Once at boot, before anything uses the vmemmap.
    case boot
  }

  /// As `--protocol` takes it.
  public let protocolID: String
  /// The checker's answer for this machine.
  public let legality: LegalityHere
  /// At the share of one core that the conclusion names.
  public let breakEven: BreakEven
  /// When it runs.
  public let time: Time
  /// Whether this machine's kernel uses it: the only one that its knob can turn on.
  public let isKernels: Bool
  /// Whether its cost was measured of the kernel itself, and not modelled.
  public var isMeasured = false
  /// What the workload makes of it.
  public var standing: Standing
  /// What the workload has against it; nil if nothing is known to.
  public var objection: Objection? { standing.objection }

  /// A protocol with its answers.
  public init(
    protocolID: String, legality: LegalityHere, breakEven: BreakEven, time: Time = .runtime,
    isKernels: Bool = false, standing: Standing = .pays
  ) {
    (self.protocolID, self.legality, self.breakEven) = (protocolID, legality, breakEven)
    (self.time, self.isKernels, self.standing) = (time, isKernels, standing)
  }
}

/// The checker's answer for the machine at hand, as far as a recommendation needs it.
public enum LegalityHere: Sendable, Hashable {
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
  public let legality: LegalityHere
  public let breakEven: BreakEven
  public let time: Time
  /// Whether this machine's kernel uses it: the only one that its knob can turn on.
  public let isKernels: Bool

  public init(
    protocolID: String, legality: LegalityHere, breakEven: BreakEven, time: Time = .runtime,
    isKernels: Bool = false
  ) {
    (self.protocolID, self.legality, self.breakEven) = (protocolID, legality, breakEven)
    (self.time, self.isKernels) = (time, isKernels)
  }
}

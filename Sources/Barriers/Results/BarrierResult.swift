public import Measurement

/// What came of one measurement.
public struct BarrierResult: Sendable, Hashable {
  public let measured: BarrierCase
  public let outcome: BarrierOutcome

  public init(_ measured: BarrierCase, _ outcome: BarrierOutcome) {
    self.measured = measured
    self.outcome = outcome
  }

  public var figures: BarrierFigures? {
    if case .measured(let figures) = outcome { figures } else { nil }
  }

  public var failure: BarrierFailure? {
    if case .unavailable(let failure) = outcome { failure } else { nil }
  }

  /// The initiator's latency over undisturbed samples, ns per operation, timer overhead included.
  public var summary: Summary? { figures?.latency.summary() }
}

/// Figures, or the reason why there are none.
public enum BarrierOutcome: Sendable, Hashable {
  case measured(BarrierFigures)
  case unavailable(BarrierFailure)
}

/// The samples of one measurement.
public struct BarrierFigures: Sendable, Hashable {
  /// How long the initiator's call or barrier took.
  public let latency: Samples
  /// How long each victim stood, one sample per victim and stop; nil where nobody is stopped.
  public let victimStall: Samples?
  /// From the first victim's standstill to the last one's, per stop; nil for fewer than two.
  public let skew: Samples?
  /// What makes the figures doubtful.
  public let notices: [NoiseNotice]

  public init(
    latency: Samples, victimStall: Samples? = nil, skew: Samples? = nil, notices: [NoiseNotice] = []
  ) {
    self.latency = latency
    self.victimStall = victimStall
    self.skew = skew
    self.notices = notices
  }
}

internal import Measurement

extension BarrierOutcome {
  /// This outcome and a later one of the same case. Figures stand, whatever ended them.
  func merging(_ later: BarrierOutcome) -> BarrierOutcome {
    switch (self, later) {
    case (.measured(let first), .measured(let second)): .measured(first.merging(second))
    case (.measured(let figures), .unavailable(let failure)): .measured(figures.ended(by: failure))
    case (.unavailable, .measured): later
    case (.unavailable, .unavailable): self
    }
  }

  /// The outcome with its notices, and without figures if every sample was disturbed.
  func judged() -> BarrierOutcome {
    guard case .measured(let figures) = self else { return self }
    let latency = figures.latency
    if latency.count(.undisturbed) == 0 {
      return .unavailable(.allDisturbed(samples: latency.count))
    }
    return .measured(
      BarrierFigures(
        latency: latency, victimStall: figures.victimStall, skew: figures.skew,
        notices: NoiseNotice.notices(on: latency)))
  }
}

extension BarrierFigures {
  /// The same figures, with the reason why there are no more of them.
  fileprivate func ended(by failure: BarrierFailure) -> BarrierFigures {
    let ending: SamplingEnd =
      switch failure {
      case .system(let call, let errno): .failed(OperationFailure(call: call, errno: errno))
      case .cancelled: .cancelled
      default: latency.ending
      }
    return BarrierFigures(
      latency: latency.ending(with: ending), victimStall: victimStall, skew: skew,
      notices: notices)
  }

  /// The same figures, the latencies with these marks as well.
  func marking(_ marks: SampleMarks) -> BarrierFigures {
    BarrierFigures(
      latency: latency.marking(marks), victimStall: victimStall, skew: skew, notices: notices)
  }

  func merging(_ later: BarrierFigures) -> BarrierFigures {
    func both(_ first: Samples?, _ second: Samples?) -> Samples? {
      guard let first, let second else { return first ?? second }
      return first.merging(second)
    }
    return BarrierFigures(
      latency: latency.merging(later.latency), victimStall: both(victimStall, later.victimStall),
      skew: both(skew, later.skew))
  }
}

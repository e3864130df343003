extension Samples {
  /// These samples and later ones of the same operation; outliers are marked anew over both.
  public func merging(_ later: Samples) -> Samples {
    let steady: Bool? =
      if warmUp.isSteady == false || later.warmUp.isSteady == false { false } else {
        warmUp.isSteady ?? later.warmUp.isSteady
      }
    return Samples(
      raw: raw + later.raw, marks: marks + later.marks,
      operationsPerSample: operationsPerSample, overhead: overhead,
      warmUp: WarmUp(samples: warmUp.samples + later.warmUp.samples, isSteady: steady),
      ending: later.ending == .count ? ending : later.ending
    ).markingOutliers()
  }

  /// The same samples, each with these marks as well.
  public func marking(_ more: SampleMarks) -> Samples {
    Samples(
      raw: raw, marks: marks.map { $0.union(more) }, operationsPerSample: operationsPerSample,
      overhead: overhead, warmUp: warmUp, ending: ending)
  }

  /// The same samples with another reason for their end.
  public func ending(with ending: SamplingEnd) -> Samples {
    Samples(
      raw: raw, marks: marks, operationsPerSample: operationsPerSample, overhead: overhead,
      warmUp: warmUp, ending: ending)
  }

  /// Two humps among the undisturbed samples; nil if there are none.
  public var modes: Modes? { Modes(values()) }
}

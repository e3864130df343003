extension Detail {
  /// The quantiles of a row, one for each percentage: "distribution.99.9".
  ///
  /// - Parameter figure: measured from the same samples.
  static func quantiles(
    _ name: String, _ distribution: Distribution?, of figure: Figure?
  ) -> [Detail] {
    guard let distribution, let provenance = figure?.provenance else { return [] }
    return zip(distribution.percents, distribution.values).map { percent, value in
      let label = percent == percent.rounded() ? "\(percent)".dropLast(2) : "\(percent)"[...]
      return Detail("\(name).\(label)", .figure(Figure(value, distribution.unit, provenance)))
    }
  }

  /// A walkers' timeline, bin by bin.
  static func timeline(_ timeline: WalkRow.Timeline?, of figure: Figure) -> [Detail] {
    guard let timeline, let provenance = figure.provenance else { return [] }
    func detail(_ id: String, _ value: Double, _ unit: Unit) -> Detail {
      Detail("timeline.\(id)", .figure(Figure(value, unit, provenance)))
    }
    return [
      Detail("timeline.rounds", .integer(Int64(timeline.rounds), .count)),
      detail("binNanoseconds", timeline.binNanoseconds, .nanoseconds),
    ]
      + timeline.marks.flatMap { mark in
        [
          detail("marks.\(mark.operation.rawValue).from", mark.from, .nanoseconds),
          detail("marks.\(mark.operation.rawValue).to", mark.to, .nanoseconds),
        ]
      }
      + timeline.perSecond.enumerated().map { detail("perSecond.\($0)", $1, .perSecond) }
  }
}

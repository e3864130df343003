extension Detail {
  /// A distribution as dotted paths of the JSON, measured as the figure was that it belongs to.
  static func all(
    of distribution: Distribution?, as id: String, of figure: Figure?
  ) -> [Detail] {
    guard let distribution, let provenance = figure?.provenance else { return [] }
    return zip(distribution.percents, distribution.values).enumerated().flatMap { index, pair in
      [
        Detail(
          "\(id).percents.\(index)",
          .figure(Figure(pair.0, .percent, .derived(from: "share of the samples")))),
        Detail("\(id).values.\(index)", .figure(Figure(pair.1, distribution.unit, provenance))),
      ]
    }
  }

  /// A timeline in the same way.
  static func all(of timeline: WalkRow.Timeline?, rate: Figure) -> [Detail] {
    guard let timeline else { return [] }
    let provenance =
      rate.provenance ?? .measured(where: "walkers", samples: nil)
    func time(_ id: String, _ value: Double) -> Detail {
      Detail("timeline.\(id)", .figure(Figure(value, .nanoseconds, provenance)))
    }
    return [
      Detail("timeline.rounds", .integer(Int64(timeline.rounds), .count)),
      time("binNanoseconds", timeline.binNanoseconds),
    ]
      + timeline.marks.flatMap { mark in
        [
          time("marks.\(mark.operation.rawValue).from", mark.from),
          time("marks.\(mark.operation.rawValue).to", mark.to),
        ]
      }
      + timeline.perSecond.enumerated().map { index, value in
        Detail("timeline.perSecond.\(index)", .figure(Figure(value, .perSecond, provenance)))
      }
  }
}

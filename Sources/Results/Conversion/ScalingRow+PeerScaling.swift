public import Barriers
import Measurement

extension ScalingRow {
  /// A scaling as a row.
  ///
  /// - Parameters:
  ///   - order: how CPUs were added.
  ///   - asked: CPU counts to extrapolate to.
  public init(_ scaling: PeerScaling, order: String, asked: [Int]) {
    let measured = scaling.points.map {
      Point(
        cpus: $0.cpus,
        cost: Figure($0.cost, .nanoseconds, .measured(where: "this machine, median", samples: nil)))
    }
    let counts = scaling.points.map { String($0.cpus) }.joined(separator: ", ")
    let from = "medians at \(counts) CPUs, this machine"
    let failure = scaling.fit == nil ? Self.tooFew(scaling.points.count) : nil
    self.init(
      id: scaling.primitive.rawValue, title: scaling.primitive.title, pages: scaling.pages,
      peerState: scaling.peerState.rawValue, order: order, measured: measured,
      terms: scaling.fit.map { fit in
        zip(fit.terms, fit.coefficients).map {
          Term(
            term: $0.rawValue,
            coefficient: Figure(
              $1.value, .nanoseconds, .modelled(from: from),
              interval: $1.interval.flatMap(Interval.init)))
        }
      } ?? [],
      validationError: scaling.fit.map {
        Figure($0.validationError * 100, .percent, .derived(from: "points left out in turn"))
      } ?? .absent(.percent, reason: failure ?? "no fit"),
      extrapolated: asked.map { cpus in
        guard let fit = scaling.fit else {
          return Point(cpus: cpus, cost: .absent(.nanoseconds, reason: failure ?? "no fit"))
        }
        let prediction = fit.prediction(at: cpus)
        return Point(
          cpus: cpus,
          cost: Figure(
            prediction.value, .nanoseconds, .modelled(from: from),
            interval: prediction.interval.flatMap(Interval.init)))
      }, failure: failure)
  }

  /// Why so many CPU counts give no sum of terms.
  private static func tooFew(_ points: Int) -> String {
    "\(points) CPU \(points == 1 ? "count" : "counts") measured with peers: telling a constant from a "
      + "per-CPU term takes \(ScalingFit.fewest), and from a logarithm \(ScalingFit.fewest + 1) and more"
  }
}

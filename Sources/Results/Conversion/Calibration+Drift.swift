public import Measurement

extension ResultFile.Calibration {
  /// The fixed work before and after the measurements.
  public init(_ drift: Drift) {
    func figure(_ nanoseconds: Double) -> Figure {
      Figure(nanoseconds, .nanoseconds, .measured(where: "fixed loop in registers", samples: nil))
    }
    self.init(before: figure(drift.before), after: figure(drift.after))
  }
}

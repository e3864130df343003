public import MachineStop
import Measurement

extension StopRow {
  /// The rows of a run: what was timed, then what couldn't be.
  public static func all(_ report: StopReport) -> [StopRow] {
    report.timings.map { StopRow($0) } + report.problems.map { StopRow($0) }
  }

  init(_ timing: StopTiming) {
    let place = "this machine, by the architectural counter"
    func figure(
      _ values: [Double], absent reason: String, _ pick: (Summary) -> Double?
    ) -> Figure {
      guard let summary = Summary(values) else { return .absent(.nanoseconds, reason: reason) }
      return pick(summary).map {
        Figure($0, .nanoseconds, .measured(where: place, samples: summary.count))
      } ?? .absent(.nanoseconds, reason: Summary.noP99)
    }
    let stood = timing.standstills.flatMap(\.times)
    let unseen =
      timing.standstills.isEmpty
      ? "no CPU is left to watch" : "no observer got a turn: the CPUs were busy"
    self.init(
      id: timing.action.rawValue, title: timing.action.title, stops: timing.action.stops,
      n: timing.times.count, p50: figure(timing.times, absent: "no write was made", \.p50),
      p99: figure(timing.times, absent: "no write was made", \.distinctP99),
      maximum: figure(timing.times, absent: "no write was made", \.maximum),
      stoodP50: figure(stood, absent: unseen, \.p50),
      stoodMaximum: figure(stood, absent: unseen, \.maximum),
      skewP50: figure(timing.skews, absent: "fewer than two CPUs watched at once", \.p50),
      cpus: timing.standstills.map { one in
        CPU(
          cpu: one.cpu, n: one.times.count, unobserved: one.unobserved,
          p50: figure(one.times, absent: unseen, \.p50),
          maximum: figure(one.times, absent: unseen, \.maximum))
      })
  }

  init(_ problem: StopReport.Problem) {
    let absent = Figure.absent(.nanoseconds, reason: problem.reason)
    self.init(
      id: "stop-machine-\(problem.method.rawValue)", title: "stop_machine: \(problem.method.words)",
      stops: true, n: 0, p50: absent, p99: absent, maximum: absent, stoodP50: absent,
      stoodMaximum: absent, skewP50: absent, cpus: [], failure: problem.reason)
  }
}

extension StopMethod {
  fileprivate var words: String {
    switch self {
    case .clocksource: "clocksource changed"
    case .cpuOffline: "CPU taken offline"
    }
  }
}

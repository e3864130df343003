public import Barriers
import Measurement

extension RateRow {
  /// A case at a set rate as a row.
  public init(_ result: PacedResult) {
    let subject = result.measured
    let reason = result.failure?.description ?? "no operation was done"
    let samples = result.samples
    let n = samples?.lags.count ?? 0
    let place = "this machine, open loop at \(result.perSecond) a second"
    func figures(_ values: [Double]?) -> Percentiles {
      Percentiles(values ?? [], place: place, absent: reason)
    }
    let service = figures(samples?.service.values(.all))
    let response = figures(samples?.responses)
    self.init(
      id: subject.primitive.rawValue, title: subject.primitive.title, peers: subject.peers,
      peerState: subject.peerState?.rawValue, pages: subject.pages,
      asked: Figure(Double(result.perSecond), .perSecond, .derived(from: "the command line")),
      done: Self.done(samples, n, place, reason), n: n, late: samples?.late ?? 0,
      serviceP50: service.p50, serviceP99: service.p99, responseP50: response.p50,
      responseP99: response.p99, responseP999: response.p999, responseMaximum: response.maximum,
      correctedP99: Self.corrected(samples, reason), failure: n == 0 ? reason : nil)
  }

  private static func done(
    _ samples: PacedSamples?, _ n: Int, _ place: String, _ reason: String
  ) -> Figure {
    guard let samples, samples.duration > 0, n > 0 else {
      return .absent(.perSecond, reason: reason)
    }
    return Figure(
      Double(n) / Double(samples.duration) * 1e9, .perSecond, .measured(where: place, samples: n))
  }

  private static func corrected(_ samples: PacedSamples?, _ reason: String) -> Figure {
    guard let samples else { return .absent(.nanoseconds, reason: reason) }
    var histogram = LatencyHistogram()
    for value in samples.service.raw {
      histogram.record(value, expectedInterval: samples.interval)
    }
    return histogram.value(at: 0.99).map {
      Figure(
        Double($0), .nanoseconds,
        .modelled(from: "HdrHistogram's correction of the calls for the intended interval"))
    } ?? .absent(.nanoseconds, reason: reason)
  }
}

/// Percentiles of one set of times as figures.
private struct Percentiles {
  let p50: Figure
  let p99: Figure
  let p999: Figure
  let maximum: Figure

  init(_ values: [Double], place: String, absent reason: String) {
    let sorted = values.sorted()
    let summary = Summary(sorted: sorted)
    func figure(_ value: Double?, _ reason: String = reason) -> Figure {
      value.map { Figure($0, .nanoseconds, .measured(where: place, samples: sorted.count)) }
        ?? .absent(.nanoseconds, reason: reason)
    }
    p50 = figure(summary?.p50)
    p99 = figure(summary?.distinctP99, summary == nil ? reason : Summary.noP99)
    maximum = figure(summary?.maximum)
    // Of fewer than 1000 values it would be the maximum under another name.
    p999 =
      sorted.count < 1000
      ? figure(nil, sorted.isEmpty ? reason : "fewer than 1000 operations")
      : figure(sorted[min(sorted.count - 1, Int((Double(sorted.count) * 0.999).rounded(.up)) - 1)])
  }
}

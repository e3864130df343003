@testable import Results

/// Results to compare: rows with known medians.
enum ComparisonExample {
  /// A barrier row; `spread` is the distance of the two visits and of the interval's ends.
  static func row(
    _ id: String, _ median: Double?, spread: Double = 0.01, n: Int = 1000, halves: Bool = true
  ) -> BarrierRow {
    guard let median else {
      return .failed(id: id, title: id, kind: "barrier", peers: 0, reason: "no CPU")
    }
    let low = median * (1 - spread / 2)
    let high = median * (1 + spread / 2)
    func figure(_ value: Double, _ interval: Interval? = nil) -> Figure {
      Figure(
        value, .nanoseconds, .measured(where: "this machine", samples: n), interval: interval)
    }
    return BarrierRow(
      id: id, title: id, kind: "barrier", peers: 0, n: n, minimum: figure(low),
      p50: figure(median, Interval(low: low, high: high, confidence: 0.95)), p90: figure(high),
      p99: figure(high), maximum: figure(high), halfMedians: halves ? [low, high] : nil)
  }

  static func file(_ rows: [BarrierRow]) -> ResultFile {
    var file = Example.nothing
    file.host = Example.sparse.host
    file.barriers = rows
    return file
  }

  static func compare(
    _ before: [BarrierRow], _ after: [BarrierRow], force: Bool = false
  ) throws -> ResultComparison {
    try ResultComparison(
      before: ("A.json", file(before)), after: ("B.json", file(after)), force: force)
  }

  /// Rows around one stable one, which give the usual error its degrees of freedom.
  static var company: [BarrierRow] { (0..<20).map { row("steady-\($0)", 1000) } }
}

public import Barriers
import Measurement

extension BarrierRow {
  /// One measured primitive as a row; undisturbed samples only, the others counted by their marks.
  public init(_ result: BarrierResult, cpus: [Int]) {
    let subject = result.measured
    guard let figures = result.figures, let summary = result.summary else {
      self = .failed(
        id: subject.primitive.rawValue, title: subject.primitive.title,
        kind: subject.primitive.kind.rawValue,
        peers: subject.peers, peerState: subject.peerState?.rawValue, pages: subject.pages,
        reason: result.failure?.description ?? "no undisturbed sample")
      return
    }
    let place = "this machine, CPUs \(cpus.map(String.init).joined(separator: ","))"
    func figure(_ value: Double, _ samples: Summary, _ interval: Interval? = nil) -> Figure {
      Figure(
        value, .nanoseconds, .measured(where: place, samples: samples.count), interval: interval)
    }
    let latencies = figures.latency.values()
    let grain =
      Double(figures.latency.overhead.grain) / Double(figures.latency.operationsPerSample)
    let interval = Bootstrap().median(of: latencies).map {
      $0.widened(around: summary.p50, toAtLeast: grain)
    }.flatMap(Interval.init)
    let stall = figures.victimStall?.summary()
    self.init(
      id: subject.primitive.rawValue, title: subject.primitive.title,
      kind: subject.primitive.kind.rawValue,
      peers: subject.peers, peerState: subject.peerState?.rawValue, pages: subject.pages,
      n: summary.count,
      marks: Dictionary(
        uniqueKeysWithValues: figures.latency.markCounts.map { ($0.name, $0.count) }),
      minimum: figure(summary.minimum, summary), p50: figure(summary.p50, summary, interval),
      p90: figure(summary.p90, summary),
      p99: summary.distinctP99.map { figure($0, summary) }
        ?? .absent(.nanoseconds, reason: Summary.noP99),
      maximum: figure(summary.maximum, summary),
      halfMedians: Summary.halfMedians(latencies),
      distribution: Distribution(latencies, .nanoseconds),
      victimStallP50: stall.map { stall in
        let times = figures.victimStall?.values() ?? []
        return figure(stall.p50, stall, Bootstrap().median(of: times).flatMap(Interval.init))
      },
      victimStallMaximum: stall.map { figure($0.maximum, $0) },
      victimStallDistribution: figures.victimStall.flatMap {
        Distribution($0.values(), .nanoseconds)
      },
      notes: figures.notices.map(\.fact))
  }
}

extension BarrierRow {
  /// The key of a case's row, as `key` makes it of the row itself.
  public static func key(_ measured: BarrierCase) -> String {
    caseKey(
      measured.primitive.rawValue, pages: measured.pages, peers: measured.peers,
      peerState: measured.peerState?.rawValue)
  }
}

extension ShootdownRow {
  /// The cost of a shootdown as a row.
  public init(_ cost: ShootdownCost, samples: Int?) {
    let from = "median with peers less median alone, this machine"
    let figure: Figure
    switch cost.outcome {
    case .cost(let nanoseconds, let interval):
      figure = Figure(
        nanoseconds, .nanoseconds, .measured(where: from, samples: samples),
        interval: Interval(interval))
    case .noRemoteCPU:
      figure = .absent(.nanoseconds, reason: "no remote CPU: only one CPU is usable")
    case .unknown(let reason):
      figure = .absent(.nanoseconds, reason: reason)
    }
    let perPeer: Figure =
      if let value = cost.perExtraCPU {
        Figure(value, .nanoseconds, .derived(from: "\(from), divided by \(cost.peers) peers"))
      } else {
        .absent(.nanoseconds, reason: figure.reason ?? "no peer")
      }
    self.init(
      id: cost.primitive.rawValue, title: cost.primitive.title, peers: cost.peers,
      peerState: cost.peerState.rawValue, pages: cost.pages, cost: figure, perPeer: perPeer)
  }
}

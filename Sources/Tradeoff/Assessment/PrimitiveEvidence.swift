public import Barriers
public import Measurement

/// What measurements say of the primitives that price a protocol, whether they were taken in this
/// run or stand in a file.
public struct PrimitiveEvidence: Sendable {
  /// Where it was measured.
  public enum Place: Sendable, Hashable {
    case here
    /// Machine and file, in the words of a basis.
    case elsewhere(String)

    var source: String {
      switch self {
      case .here: "measured here"
      case .elsewhere(let source): source
      }
    }

    /// A reason for a gap, with the file that has it.
    func reason(_ text: String) -> String {
      switch self {
      case .here: text
      case .elsewhere(let source): "\(source): \(text)"
      }
    }
  }
  /// A median in ns with its interval, or why there is none.
  public enum Reading: Sendable, Hashable {
    case median(Double, Interval?)
    case missing(String)
  }
  /// What reaching so many other CPUs adds to an `mprotect` of one page.
  public struct Shootdown: Sendable, Hashable {
    public var peers: Int
    public var added: Reading

    public init(peers: Int, added: Reading) { (self.peers, self.added) = (peers, added) }
  }
  /// A stop-like primitive with so many victims.
  public struct Stop: Sendable, Hashable {
    public var peers: Int
    public var initiator: Reading
    /// How long one victim stood still; nil if that wasn't watched.
    public var victim: Reading?
    /// 99 of 100 victims stood for less; nil if that isn't known.
    public var worstVictim: Double?

    public init(peers: Int, initiator: Reading, victim: Reading?, worstVictim: Double?) {
      (self.peers, self.initiator) = (peers, initiator)
      (self.victim, self.worstVictim) = (victim, worstVictim)
    }
  }
  /// The kernel's own `stop_machine`.
  public struct OwnStop: Sendable, Hashable {
    public var nanoseconds: Double
    public var basis: String

    public init(nanoseconds: Double, basis: String) {
      (self.nanoseconds, self.basis) = (nanoseconds, basis)
    }
  }

  public var place: Place
  /// CPUs online, which a flush reaches.
  public var online: Int
  /// With the most peers; nil if none was measured.
  public var shootdown: Shootdown?
  /// An `mprotect` of one page without peers, in ns.
  public var alone: Double?
  /// What interrupting other CPUs by membarrier takes, where a flush is such an interrupt.
  public var interrupt: Shootdown?
  /// Each with the most peers.
  public var stops: [BarrierPrimitive: Stop] = [:]
  public var ownStop: OwnStop?

  public init(_ place: Place, online: Int) { (self.place, self.online) = (place, online) }
}

extension PrimitiveEvidence {
  /// - Parameters:
  ///   - report: of the barriers suite, run here.
  ///   - online: CPUs that the machine has online; a flush reaches those too that this process
  ///     can't use.
  public init(_ report: BarrierReport, online: Int) {
    self.init(.here, online: online)
    let candidates = report.shootdowns.filter { $0.primitive == .protect && $0.pages == 1 }
    shootdown = candidates.max { $0.peers < $1.peers }.map { cost in
      let added: Reading =
        switch cost.outcome {
        case .cost(let nanoseconds, let interval): .median(nanoseconds, interval)
        case .noRemoteCPU:
          .missing(
            "one usable CPU of \(online) online: what a flush costs with the others can't be"
              + " measured; allow at least two (taskset, cpuset)")
        case .unknown(let reason): .missing(reason)
        }
      return Shootdown(peers: cost.peers, added: added)
    }
    alone =
      report.results.first { $0.measured == BarrierCase(.protect, peers: 0, pages: 1) }?
      .summary?.p50
    for result in report.results where result.measured.primitive.kind == .stopLike {
      let before = stops[result.measured.primitive]
      if before.map({ $0.peers < result.measured.peers }) ?? true {
        stops[result.measured.primitive] = Stop(result)
      }
    }
  }
}

extension PrimitiveEvidence.Stop {
  fileprivate init(_ result: BarrierResult) {
    let failure = result.failure?.description ?? "no undisturbed sample"
    let victim = result.figures?.victimStall
    self.init(
      peers: result.measured.peers,
      initiator: .init(result.figures?.latency, else: failure),
      victim: .init(victim, else: failure), worstVictim: victim?.summary()?.p99)
  }
}

extension PrimitiveEvidence.Reading {
  fileprivate init(_ samples: Samples?, else reason: String) {
    self =
      if let samples, let summary = samples.summary() {
        .median(summary.p50, Bootstrap().median(of: samples.values()))
      } else {
        .missing(reason)
      }
  }
}

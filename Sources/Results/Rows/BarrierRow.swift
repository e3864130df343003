/// The latency of one barrier or TLB-invalidating call in one situation.
public struct BarrierRow: Sendable, Hashable, Codable {
  /// Short name: "mprotect", "membarrier-private".
  public var id: String
  public var title: String
  /// "tlb-invalidation", "barrier", "stop-like" or "floor".
  public var kind: String
  /// Other threads of the process that run meanwhile.
  public var peers: Int
  /// What those threads do: "spinning", "sharing", "sleeping"; nil without peers.
  public var peerState: String?
  /// Base pages per call; nil where the call takes none.
  public var pages: Int?
  /// Samples behind the figures.
  public var n: Int
  /// Samples that carry a mark ("peer-not-running", "migrated"), by mark.
  public var marks: [String: Int]
  public var minimum: Figure
  /// The median; its interval is the median's confidence interval.
  public var p50: Figure
  public var p90: Figure
  public var p99: Figure
  public var maximum: Figure
  /// Medians of the first and the second half of the samples in the order taken, in nanoseconds:
  /// what the row's two visits gave. Nil where there are too few samples.
  public var halfMedians: [Double]?
  /// Of the samples behind the figures; nil where there is none, and in older files.
  public var distribution: Distribution?
  /// How long a victim thread stood still.
  public var victimStallP50: Figure?
  public var victimStallMaximum: Figure?
  /// Of those times.
  public var victimStallDistribution: Distribution?
  /// Why nothing was measured; the figures are then absent with the same reason.
  public var failure: String?
  public var notes: [String]

  public init(
    id: String, title: String, kind: String, peers: Int, peerState: String? = nil,
    pages: Int? = nil, n: Int, marks: [String: Int] = [:], minimum: Figure, p50: Figure,
    p90: Figure, p99: Figure, maximum: Figure, halfMedians: [Double]? = nil,
    distribution: Distribution? = nil, victimStallP50: Figure? = nil,
    victimStallMaximum: Figure? = nil, victimStallDistribution: Distribution? = nil,
    failure: String? = nil, notes: [String] = []
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.peers = peers
    self.peerState = peerState
    self.pages = pages
    self.n = n
    self.marks = marks
    self.minimum = minimum
    self.p50 = p50
    self.p90 = p90
    self.p99 = p99
    self.maximum = maximum
    self.halfMedians = halfMedians
    self.distribution = distribution
    self.victimStallP50 = victimStallP50
    self.victimStallMaximum = victimStallMaximum
    self.victimStallDistribution = victimStallDistribution
    self.failure = failure
    self.notes = notes
  }

  /// A row for a case that couldn't be measured: every figure absent with the same reason.
  public static func failed(
    id: String, title: String, kind: String, peers: Int, peerState: String? = nil,
    pages: Int? = nil, reason: String
  ) -> BarrierRow {
    let absent = Figure.absent(.nanoseconds, reason: reason)
    return BarrierRow(
      id: id, title: title, kind: kind, peers: peers, peerState: peerState, pages: pages, n: 0,
      minimum: absent, p50: absent, p90: absent, p99: absent, maximum: absent, failure: reason)
  }
}

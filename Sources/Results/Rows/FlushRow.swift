/// What one operation causes on all CPUs together: flushes, interrupts, function calls.
public struct FlushRow: Sendable, Hashable, Codable {
  /// One event over the operations.
  public struct Count: Sendable, Hashable, Codable {
    public var event: String
    /// Where the count comes from: "tracepoint", "interrupts", "vmstat", …
    public var rung: String
    public var perOperation: Figure
    /// What the machine counts in the time of one operation without any.
    public var background: Figure

    public init(event: String, rung: String, perOperation: Figure, background: Figure) {
      self.event = event
      self.rung = rung
      self.perOperation = perOperation
      self.background = background
    }
  }

  /// The call: "mprotect".
  public var id: String
  public var title: String
  /// "tlb-invalidation", "barrier" or "stop-like".
  public var kind: String
  public var peers: Int
  public var peerState: String?
  /// Base pages per call; nil where the call takes none.
  public var pages: Int?
  /// Operations behind the figures.
  public var operations: Int
  /// Share of the operations beside which every peer was seen to run. The others interrupt nobody,
  /// and the counts are too low by them. Nil without peers, and in files from before it was told.
  public var besideRunningPeers: Figure?
  public var counts: [Count]
  /// Why nothing was counted.
  public var failure: String?

  public init(
    id: String, title: String, kind: String, peers: Int, peerState: String?, pages: Int?,
    operations: Int, besideRunningPeers: Figure? = nil, counts: [Count], failure: String? = nil
  ) {
    self.id = id
    self.title = title
    self.kind = kind
    self.peers = peers
    self.peerState = peerState
    self.pages = pages
    self.operations = operations
    self.besideRunningPeers = besideRunningPeers
    self.counts = counts
    self.failure = failure
  }
}

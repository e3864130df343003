/// The cost of remapping the vmemmap of one huge page by one protocol, and what was done for it.
public struct RemapRow: Sendable, Hashable, Codable {
  public enum Operation: String, Sendable, Hashable, Codable, CaseIterable {
    /// Optimise.
    case hvo
    /// Restore.
    case deHVO = "de-hvo"
    /// Split one huge page of the pool into smaller ones.
    case demote
  }
  public enum Contents: String, Sendable, Hashable, Codable, CaseIterable {
    /// Only page-table entries are written.
    case tables = "tables only"
    /// `struct page`s are copied as well.
    case copies = "with page copies"
  }
  public enum Pass: String, Sendable, Hashable, Codable, CaseIterable {
    /// Over untouched memory: the PMD split is in it.
    case first
    /// Over memory that was optimised and restored before.
    case steady
  }
  /// A performance counter over the timed region.
  public struct Counter: Sendable, Hashable, Codable {
    public var event: String
    /// Where the count comes from: "hardware", "software", "tracepoint".
    public var rung: String
    public var perHugePage: Figure
    /// What a section without work counts: taken off where it is more than 1 % of the count.
    public var emptySection: Figure?

    public init(event: String, rung: String, perHugePage: Figure, emptySection: Figure? = nil) {
      self.event = event
      self.rung = rung
      self.perHugePage = perHugePage
      self.emptySection = emptySection
    }
  }
  /// How often the protocol does something to other CPUs or to ordering, from its steps.
  public struct Action: Sendable, Hashable, Codable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
      case tlbi, dsb, isb, ipi, stop, store, swap
    }
    public var kind: Kind
    /// The mnemonic or the name: "vaae1is", "ish", "stop-machine".
    public var name: String
    public var perHugePage: Figure

    public init(kind: Kind, name: String, perHugePage: Figure) {
      self.kind = kind
      self.name = name
      self.perHugePage = perHugePage
    }
  }

  /// As `--protocol` takes it.
  public var protocolID: String
  public var title: String
  /// How block PMDs are split.
  public var split: String
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  public var operation: Operation
  public var contents: Contents
  public var pass: Pass
  /// Huge pages per batch.
  public var batch: Int64
  /// Timed batches.
  public var n: Int
  /// Time per huge page, median.
  public var p50: Figure
  public var p99: Figure
  public var maximum: Figure
  /// Medians of the first and the second half of the batches in the order taken, in nanoseconds:
  /// what the protocol's two visits gave. Nil where there are too few batches.
  public var halfMedians: [Double]?
  /// Of the batches' times per huge page; nil where nothing was timed, and in older files.
  public var distribution: Distribution?
  /// What the remapping CPU spends: the software part, and the TLBIs and pauses counted at the cost
  /// that they have on the chosen machine. Nil where only tables are timed, and in older files, as
  /// are the following.
  public var initiatorCost: Figure?
  /// What the flushes take of all other CPUs together.
  public var flushedElsewhere: Figure?
  /// CPUs × time that they stand still.
  public var stoppedTime: Figure?
  /// The longest that a walker waited for one access while the protocol ran.
  public var walkerStall: Figure?
  public var counters: [Counter]
  public var actions: [Action]
  /// vmemmap pages given back per huge page.
  public var pagesFreed: Figure
  /// Pages allocated per huge page: page tables, head copies, shared tails, restored tails.
  public var pagesSpent: Figure
  /// Why nothing was measured; the figures are then absent with the same reason.
  public var failure: String?

  public init(
    protocolID: String, title: String, split: String, sizeBytes: Int64, operation: Operation,
    contents: Contents, pass: Pass, batch: Int64, n: Int, p50: Figure, p99: Figure,
    maximum: Figure, halfMedians: [Double]? = nil, distribution: Distribution? = nil,
    counters: [Counter] = [],
    actions: [Action] = [], pagesFreed: Figure, pagesSpent: Figure, failure: String? = nil
  ) {
    self.protocolID = protocolID
    self.title = title
    self.split = split
    self.sizeBytes = sizeBytes
    self.operation = operation
    self.contents = contents
    self.pass = pass
    self.batch = batch
    self.n = n
    self.p50 = p50
    self.p99 = p99
    self.maximum = maximum
    self.halfMedians = halfMedians
    self.distribution = distribution
    self.counters = counters
    self.actions = actions
    self.pagesFreed = pagesFreed
    self.pagesSpent = pagesSpent
    self.failure = failure
  }
}

public import Vmemmap

/// One protocol at one load with walkers on other CPUs: what it cost them, and what they caught.
public struct WalkMeasurement: Sendable {
  /// Which tables the walkers went through.
  public enum Backend: String, Sendable, Hashable, CaseIterable {
    /// Tables in memory, walked by software.
    case simulated
    /// This process's own page tables, walked by its MMU.
    case mmu
  }
  /// What try-gets find.
  public enum Refcounts: String, Sendable, Hashable, CaseIterable {
    /// At least 1: every try-get takes a reference, and none may be lost.
    case live
    /// 0, as the kernel keeps folios while it remaps them: try-gets stop at the load.
    case frozen
  }

  public let backend: Backend
  public let remap: RemapProtocol
  public let load: RemapLoad
  public let walkers: Int
  public let refcounts: Refcounts
  /// Nanoseconds per huge page of each timed batch.
  public internal(set) var hvo: [Double] = []
  public internal(set) var deHVO: [Double] = []
  public internal(set) var before = Stretch()
  public internal(set) var during = Stretch()
  public internal(set) var after = Stretch()
  /// Translation faults that the protocol's fault handling made wait.
  public internal(set) var handledFaults = 0
  /// Translation faults that nothing handles.
  public internal(set) var translationFaults = 0
  /// Try-gets on a head that was read-only.
  public internal(set) var permissionFaults = 0
  /// Accesses to freed frames.
  public internal(set) var freedTouched = 0
  /// Reads of another page's words, or of two pages at once.
  public internal(set) var torn = 0
  /// References that were taken and aren't there in the end.
  public internal(set) var lost = 0
  /// Successful try-gets.
  public internal(set) var gets = 0
  /// What the remapping thread counted in rounds that weren't timed; nil if it never came to that.
  public internal(set) var counted: CountedRounds?
  /// Their throughput through one HVO and de-HVO.
  public internal(set) var timeline: WalkTimeline?
  /// Why there is no timeline; nil if there is.
  public internal(set) var noTimeline: String?
  /// Broken invariants found in the end.
  public internal(set) var violations: [String] = []
  /// Frames given back by HVO of one batch.
  public internal(set) var framesFreed = 0
  /// The most huge pages of this size for which the process may make mappings; nil if it needs none.
  public internal(set) var mostHugePages: Int?
  /// What made walkers wait at faults on this process's own tables, and why that.
  public internal(set) var faultHandling: String?
  /// Why it wasn't run, or not finished; nil if it was.
  public internal(set) var shortfall: String?

  init(
    _ backend: Backend, _ remap: RemapProtocol, _ load: RemapLoad, walkers: Int,
    _ refcounts: Refcounts
  ) {
    self.backend = backend
    self.remap = remap
    self.load = load
    self.walkers = walkers
    self.refcounts = refcounts
  }

  /// Whether nothing was lost, torn or touched after it was freed, and no walker met an unhandled
  /// fault.
  public var isClean: Bool {
    lost + torn + freedTouched + translationFaults + permissionFaults == 0 && violations.isEmpty
  }

  /// Adds one round: the time that each batch took, in ns.
  mutating func add(hvo: UInt64, deHVO: UInt64) {
    self.hvo.append(Double(hvo) / Double(load.batch))
    self.deHVO.append(Double(deHVO) / Double(load.batch))
  }

  /// Adds what one walker saw.
  ///
  /// - Parameter disturbed: batches in which the remapping CPU ran something else.
  mutating func add(_ record: WalkerRecord, disturbed: [ClosedRange<UInt64>]) {
    before.add(record.before, disturbed: disturbed)
    during.add(record.during, disturbed: disturbed)
    after.add(record.after, disturbed: disturbed)
    handledFaults += record.handledFaults
    translationFaults += record.translationFaults
    permissionFaults += record.permissionFaults
    freedTouched += record.freed
    torn += record.torn
    gets += record.gets.reduce(0, +)
  }
}

extension WalkMeasurement {
  /// Puts the timeline together, if enough rounds went undisturbed.
  mutating func addTimeline(
    _ rounds: [RoundTimes], _ binNanoseconds: UInt64, _ records: [WalkerRecord]
  ) {
    let counts = (0..<rounds.count * WalkTimeline.bins).map { place in
      records.reduce(0) { $0 + Int($1.timeline[place]) }
    }
    timeline = WalkTimeline(counts: counts, rounds: rounds, binNanoseconds: binNanoseconds)
    if timeline == nil {
      noTimeline =
        "the \(rounds.count) rounds varied too much, or took longer than those before: the"
        + " machine is busy"
    }
  }
}

/// One protocol run while walkers on other CPUs read `struct page`s and take references.
public struct WalkRow: Sendable, Hashable, Codable {
  public enum Backend: String, Sendable, Hashable, Codable, CaseIterable {
    /// Tables in memory, walked by software.
    case simulated
    /// This process's own page tables, walked by the MMU.
    case mmu
  }
  public enum Refcounts: String, Sendable, Hashable, Codable, CaseIterable {
    /// Every try-get takes a reference.
    case live
    /// 0, as the kernel keeps folios while it remaps them.
    case frozen
  }

  public var backend: Backend
  /// As `--protocol` takes it.
  public var protocolID: String
  public var title: String
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  /// Huge pages per batch.
  public var batch: Int64
  public var walkers: Int64
  public var refcounts: Refcounts
  /// Timed batches.
  public var n: Int
  /// Time per huge page with the walkers running, median and 99th percentile.
  public var hvo: Figure
  public var hvoP99: Figure
  public var deHVO: Figure
  public var deHVOP99: Figure
  /// Of those times per huge page; nil where none was taken, and in older files.
  public var hvoDistribution: Distribution?
  public var deHVODistribution: Distribution?
  /// Accesses per second of all walkers, before, while and after the protocol runs; absent where
  /// other tasks had their CPUs.
  public var before: Figure
  public var during: Figure
  public var after: Figure
  /// The same through one HVO and de-HVO; nil where there is none, and in older files.
  public var timeline: Timeline?
  /// Why there is no timeline.
  public var noTimeline: String?
  /// The longest that one access took while the protocol ran.
  public var longestStall: Figure
  /// The longest that one took before and after: what the machine does by itself.
  public var longestIdle: Figure
  /// Accesses during which a walker's CPU, or while it waited the remapping one, ran another task:
  /// in neither the rates nor the longest times. Nil in older files, whose figures hold them.
  public var preempted: Figure?
  /// Translation faults in a break window whose protocol makes walkers wait.
  public var handledFaults: Figure
  /// Translation faults that nothing handles: an oops in the kernel.
  public var unhandledFaults: Figure
  /// Try-gets on a head that was read-only.
  public var permissionFaults: Figure
  /// Accesses to freed frames.
  public var freedTouched: Figure
  /// Reads of another page's words, or of two pages at once.
  public var torn: Figure
  /// References that were taken and are gone.
  public var lost: Figure
  /// References taken.
  public var gets: Figure
  /// vmemmap pages given back per huge page.
  public var pagesFreed: Figure
  /// What made walkers wait at faults on the process's own tables, and why that; nil for simulated
  /// ones and in older files.
  public var faultHandling: String?
  /// The most huge pages of this size that vm.max_map_count leaves room for; nil if that is no limit.
  public var mostHugePages: Int64?
  /// Invariants found broken in the end.
  public var violations: [String]
  /// What the remapping thread counted per huge page, in batches that weren't timed; nil in files of
  /// before.
  public var hvoCounters: [RemapRow.Counter]?
  public var deHVOCounters: [RemapRow.Counter]?
  /// Why it wasn't run, or not finished.
  public var failure: String?
}

public import HugeTLB
public import Measurement

/// Everything that was measured of the kernel's own HVO.
public struct KernelReport: Sendable {
  public internal(set) var timings: [KernelTiming] = []
  public internal(set) var savings: [SavingCheck] = []
  public internal(set) var events: [KernelEvent] = []
  public internal(set) var impact: [KernelImpact] = []
  /// What the reader must know: pages not obtained, rounds cut, counters missing.
  public internal(set) var notes: [KernelNote] = []
  /// Pages asked for and never obtained in any write.
  public internal(set) var isPartial = false
  /// Why it ended early; nil if everything was measured.
  public internal(set) var failure: String?

  /// Nothing measured.
  public init() {}

  /// Fixed and per-page part of each operation, side by side with the rounds they come from.
  public var fits: [KernelFit] { KernelFit.all(timings) }
  /// What HVO adds to each operation.
  public var costs: [KernelCost] { KernelCost.all(timings) }
}

/// The saving of one pool, predicted and read from the kernel's counters.
public struct SavingCheck: Sendable, Hashable {
  public let size: HugePageSize
  public let asked: UInt64
  public let obtained: UInt64
  /// Base pages by the calculator, for the pages obtained.
  public let predicted: UInt64
  /// Base pages by which nr_memmap_pages + nr_memmap_boot_pages fell; negative if they rose.
  public let measured: Int64
  /// The same per NUMA node, where the kernel counts it.
  public let measuredOnNodes: [Int: Int64]
  /// The change that remained after freeing: 0 unless something else moved.
  public let afterwards: Int64
  /// The change with HVO off, as the control: 0.
  public let control: Int64
  /// Page-table pages that the kernel added to its own meanwhile: one for each vmemmap PMD that was
  /// split for the first time; nil if not counted.
  public let pageTables: Int64?
  /// PTE pages by the calculator: for pages side by side, and each by itself.
  public let predictedTables: ClosedRange<UInt64>
  /// Bytes by which MemFree fell, less the huge pages themselves: negative is saved; noisy.
  public let freeBytes: Int64?
  /// The same of MemAvailable.
  public let availableBytes: Int64?
  /// Bytes of a base page.
  public let pageBytes: UInt64

  /// Whether the prediction holds to the page.
  public var isExact: Bool { measured == Int64(clamping: predicted) }

  /// Bytes saved by the calculator, less the page tables if none of the vmemmap PMDs had been split
  /// before: for pages that each lie alone, and side by side. Negative if HVO loses.
  public var predictedNet: ClosedRange<Int64> {
    func net(_ tables: UInt64) -> Int64 {
      Int64(clamping: predicted * pageBytes) - Int64(clamping: tables * pageBytes)
    }
    return net(predictedTables.upperBound)...net(predictedTables.lowerBound)
  }
}

/// A cost beside the remap itself.
public struct KernelEvent: Sendable {
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Allocating or freeing one page while none is optimised: the kernel patches its text.
    case patchOn = "first-optimised-page"
    case patchOff = "last-optimised-page"
    /// The same while others stay optimised.
    case heldOn = "one-page-with-base"
    case heldOff = "free-one-page-with-base"
    /// `stop_machine` by changing the clocksource, and the control: writing the present one.
    case stopMachine = "stop-machine"
    case stopMachineControl = "stop-machine-control"
  }

  public let kind: Kind
  /// Nanoseconds of each write.
  public internal(set) var times: [Double] = []
  public internal(set) var counters: [KernelCounter] = []

  public var summary: Summary? { Summary(times) }
}

/// What others notice: the longest gap that an observer saw in each write.
public struct KernelImpact: Sendable, Hashable {
  public enum Observer: Sendable, Hashable {
    /// A thread that reads the time in a tight loop on this CPU.
    case cpu(Int)
    /// A thread that walks /proc/kpageflags over the frames of the pool's pages: its longest read of
    /// the frames of one huge page.
    case pageFlags
    /// The same of /proc/kpagecount.
    case pageCounts
  }
  public enum Phase: String, Sendable, Hashable, CaseIterable {
    /// Nothing is written meanwhile.
    case quiet
    case off
    case on
  }
  public let observer: Observer
  public let phase: Phase
  /// The longest gap in nanoseconds of each write (alloc and free of a batch), or of as long a time
  /// without one.
  public let gaps: [Double]
  /// Huge pages in the batch.
  public let batch: UInt64
  public let sizeBytes: UInt64
  /// Base pages that a walker went over; nil for a thread that reads the time.
  public let frames: Int?
}

extension SavingCheck {
  /// Why measured and predicted differ, as far as the figures tell; nil if they don't.
  public var explanation: String? {
    guard !isExact else { return nil }
    guard obtained > 0, predicted > 0, predicted % obtained == 0 else {
      return "something else changed the vmemmap meanwhile"
    }
    let each = Int64(clamping: predicted / obtained)
    let short = Int64(clamping: predicted) - measured
    if short > 0, short % each == 0 {
      return "\(short / each) of \(obtained) pages were left as they are: the kernel had no memory"
        + " for them, or their vmemmap lies in hot-added memory itself"
    }
    return "\(abs(short)) pages \(short > 0 ? "fewer" : "more") than predicted: something else"
      + " changed the vmemmap meanwhile (pages of the pool freed or allocated by others)"
  }
}

extension KernelEvent.Kind {
  /// What is timed, in a few words.
  public var title: String {
    switch self {
    case .patchOn: "allocate one page, none optimised yet"
    case .patchOff: "free it, the last optimised one"
    case .heldOn: "allocate one page, others optimised"
    case .heldOff: "free it, others stay optimised"
    case .stopMachine: "stop_machine by changing the clocksource"
    case .stopMachineControl: "control: writing the present clocksource"
    }
  }
}

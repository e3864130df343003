public import HugeTLB

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

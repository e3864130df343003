public import HugeTLB

/// What is remapped: how many huge pages of one size make a batch.
public struct RemapLoad: Sendable, Hashable {
  public let size: HugePageSize
  /// Huge pages in one batch: one call of `hugetlb_vmemmap_optimize_folios`.
  public let batch: Int

  public init(size: HugePageSize, batch: Int) {
    self.size = size
    self.batch = max(1, batch)
  }

  /// Bytes of the batch's `struct page`s; `.max` if that overflows.
  public func vmemmapBytes(_ geometry: VmemmapGeometry) -> UInt64 {
    let (bytes, overflow) = geometry.vmemmapBytes(of: size)
      .multipliedReportingOverflow(by: UInt64(batch))
    return overflow ? .max : bytes
  }

  /// Memory that one batch's `struct page`s may take by default.
  public static let usualVmemmapBytes: UInt64 = 32 << 20

  /// As many huge pages as fill 32 MiB of `struct page`s, at most 512: past the caches of most
  /// machines, and small enough for any.
  public static func usual(_ size: HugePageSize, geometry: VmemmapGeometry) -> RemapLoad {
    let bytes = max(1, geometry.vmemmapBytes(of: size))
    return RemapLoad(size: size, batch: Int(min(512, max(1, usualVmemmapBytes / bytes))))
  }
}

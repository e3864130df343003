/// Why HVO frees nothing of a huge page.
public enum NoSaving: Sendable, Hashable, CustomStringConvertible {
  /// Before v5.14.
  case kernelTooOld(KernelVersion)
  /// One `struct page` could lie across two vmemmap pages.
  case structPageNotPowerOfTwo(StructPageSize)
  /// The vmemmap isn't larger than the pages that HVO keeps.
  case withinReserve(vmemmapBytes: UInt64, reserveBytes: UInt64)

  public var description: String {
    switch self {
    case .kernelTooOld(let version): "no HVO before 5.14 (kernel \(version))"
    case .structPageNotPowerOfTwo(let size):
      "struct page is \(size.bytes) B, no power of two: one could straddle two vmemmap pages"
    case .withinReserve(let vmemmap, let reserve):
      "its struct pages take \(vmemmap) B, not more than the \(reserve) B that HVO keeps"
    }
  }
}

/// What HVO does to the vmemmap of one huge page: exact, from the kernel's own rule
/// (mm/hugetlb_vmemmap.h, `hugetlb_vmemmap_optimizable_size`).
public struct OptimizableVmemmap: Sendable, Hashable {
  /// Size of the huge page.
  public let size: HugePageSize
  /// Base pages in the huge page.
  public let basePages: UInt64
  /// Bytes of `struct page` before.
  public let before: UInt64
  /// Bytes freed by HVO: `before` − reserve, or 0.
  public let freed: UInt64
  /// Why nothing is freed; nil if something is.
  public let noSaving: NoSaving?

  /// Bytes that stay.
  public var kept: UInt64 { before - freed }

  /// Never overflows: `before` is at most 2^62.
  public init(_ size: HugePageSize, in model: KernelModel) {
    let geometry = model.geometry
    self.size = size
    basePages = geometry.basePages(in: size)
    before = geometry.vmemmapBytes(of: size)
    let reserve = geometry.page.bytes * Self.reservePages(model.version)
    if let version = model.version, version.vmemmapReservePages == nil {
      noSaving = .kernelTooOld(version)
    } else if !geometry.structPage.isPowerOfTwo {
      noSaving = .structPageNotPowerOfTwo(geometry.structPage)
    } else if before <= reserve {
      noSaving = .withinReserve(vmemmapBytes: before, reserveBytes: reserve)
    } else {
      noSaving = nil
    }
    freed = noSaving == nil ? before - reserve : 0
  }

  private static func reservePages(_ version: KernelVersion?) -> UInt64 {
    version.map { $0.vmemmapReservePages ?? 0 } ?? 1
  }
}

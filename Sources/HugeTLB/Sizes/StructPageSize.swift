/// The size of one `struct page` in bytes.
///
/// 64 on x86_64, arm64, riscv64 and loongarch64 in nearly every configuration; 80 with KMSAN, 56
/// where the architecture doesn't ask for the alignment. HVO needs a power of two
/// (mm/hugetlb_vmemmap.h, `hugetlb_vmemmap_optimizable_size`).
public struct StructPageSize: Sendable, Hashable {
  /// Bytes in one `struct page`.
  public let bytes: UInt64

  /// The size in nearly every kernel.
  public static let usual = StructPageSize(unchecked: 64)

  /// Whether HVO is possible at all with this size.
  public var isPowerOfTwo: Bool { bytes.nonzeroBitCount == 1 }

  /// - Returns: nil unless 8 ≤ `bytes` ≤ 4096 and a multiple of 8.
  public init?(bytes: UInt64) {
    guard (8...4096).contains(bytes), bytes % 8 == 0 else { return nil }
    self.bytes = bytes
  }

  private init(unchecked bytes: UInt64) { self.bytes = bytes }
}

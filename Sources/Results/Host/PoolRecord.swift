/// A hugetlb pool as sysfs shows it; nil where a file couldn't be read.
public struct PoolRecord: Sendable, Hashable, Codable {
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  /// `nr_hugepages`.
  public var pages: Int64?
  /// `free_hugepages`.
  public var free: Int64?
  /// `resv_hugepages`.
  public var reserved: Int64?
  /// `surplus_hugepages`.
  public var surplus: Int64?
}

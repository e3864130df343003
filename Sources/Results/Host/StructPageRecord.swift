/// `sizeof(struct page)` and how it is known.
public struct StructPageRecord: Sendable, Hashable, Codable {
  /// Bytes of one `struct page`.
  public var bytes: Int64
  /// "kernel type information (BTF)", "assumed: no BTF" or the option that set it.
  public var source: String
}

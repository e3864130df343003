/// A pool of this machine before a run that added pages to it and freed them, and after it.
public struct KernelPoolRow: Sendable, Hashable, Codable {
  /// What a pool holds at one moment.
  public struct Counts: Sendable, Hashable, Codable {
    /// All its pages, surplus ones among them.
    public var pages: Int64
    /// Pages that nobody uses.
    public var free: Int64
    /// Pages above the number asked for.
    public var surplus: Int64

    public init(pages: Int64, free: Int64, surplus: Int64) {
      (self.pages, self.free, self.surplus) = (pages, free, surplus)
    }
  }

  /// Size of its pages in bytes.
  public var sizeBytes: Int64
  /// NUMA node; nil for the pool of the whole machine.
  public var node: Int64?
  public var before: Counts
  public var after: Counts
  /// Pages above those before: 0 unless the kernel couldn't free some.
  public var leftOver: Int64
  /// Pages in use above those before.
  public var usedSince: Int64

  public init(
    sizeBytes: Int64, node: Int64?, before: Counts, after: Counts, leftOver: Int64,
    usedSince: Int64
  ) {
    self.sizeBytes = sizeBytes
    self.node = node
    self.before = before
    self.after = after
    self.leftOver = leftOver
    self.usedSince = usedSince
  }
}

/// Where the frames of a simulated vmemmap are, counted from its allocator.
public struct FrameAccounting: Sendable, Hashable {
  /// Vmemmap pages of the layout.
  public var pages: Int
  /// Frames that hold `struct page`s now, shared tail pages included; PTE pages apart.
  public var inUse: Int
  /// PTE pages that splits have spent.
  public var ptePages: Int
  /// Shared tail pages.
  public var sharedTailPages: Int
  /// Frames that were `struct page`s at the start and are free now, as the buddy allocator would
  /// merge them: index = order.
  public var freedByOrder: [Int]

  /// The highest order: `MAX_PAGE_ORDER` of kernels with 4 KiB pages.
  public static let maxOrder = 10
}

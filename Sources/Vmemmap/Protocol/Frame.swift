/// A physical page of `struct page`s, named by its role for one folio.
public enum Frame: String, Sendable, Hashable, CaseIterable {
  /// The frame that each entry mapped before HVO: its own, one per entry.
  case own
  /// The frame that PTE 0 mapped before HVO.
  case headOwn = "head-own"
  /// A newly allocated order-0 page that takes a copy of the head's frame.
  case headCopy = "head-copy"
  /// The read-only page of tail `struct page`s, one per zone and order in use (v7.1, inferred).
  case sharedTail = "shared-tail"
  /// A newly allocated page, one per tail entry (de-HVO).
  case fresh
  /// Whatever the entry maps now.
  case mapped
}

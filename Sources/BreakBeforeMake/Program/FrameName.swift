/// A frame of the model: `Frame`'s roles, resolved per entry.
public enum FrameName: Int, Sendable, Hashable, CaseIterable {
  case headOwn, tailOwn, tail2Own, neighbourOwn
  case headCopy, sharedTail
  case headFresh, tailFresh, tail2Fresh

  public var name: String {
    switch self {
    case .headOwn: "head's own frame"
    case .tailOwn: "tail 1's own frame"
    case .tail2Own: "tail 2's own frame"
    case .neighbourOwn: "neighbour's frame"
    case .headCopy: "head copy"
    case .sharedTail: "shared tail page"
    case .headFresh: "fresh frame for the head"
    case .tailFresh: "fresh frame for tail 1"
    case .tail2Fresh: "fresh frame for tail 2"
    }
  }

  static func own(_ entry: EntryName) -> FrameName {
    switch entry {
    case .pmd, .head: .headOwn
    case .tail: .tailOwn
    case .tail2: .tail2Own
    case .neighbour: .neighbourOwn
    }
  }

  static func fresh(_ entry: EntryName) -> FrameName {
    switch entry {
    case .tail: .tailFresh
    case .tail2: .tail2Fresh
    case .pmd, .head, .neighbour: .headFresh
    }
  }
}

/// What a frame of `struct page`s holds, as far as R_WHZWS 2 and a try-get can tell.
public enum FrameContents: UInt8, Sendable, Hashable, CaseIterable {
  /// Whatever the allocator left.
  case uninitialised
  /// The head `struct page` and the tails behind it.
  case head
  /// Tail `struct page`s as every folio of the order has them.
  case tail
  /// Tail `struct page`s that differ: never initialised, or with flags of their own.
  case oddTail
}

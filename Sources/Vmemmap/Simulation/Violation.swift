/// One broken invariant of a simulated vmemmap.
public enum Violation: Sendable, Hashable, CustomStringConvertible {
  /// A vmemmap page isn't mapped.
  case unmapped(page: Int)
  /// A vmemmap page has the wrong permission or attributes for its folio's state.
  case wrongMapping(page: Int, descriptor: String)
  /// A tail maps neither its head's frame nor the shared tail page of its order.
  case wrongTail(page: Int, frame: UInt64)
  /// A frame is mapped although it is free.
  case freedFrameMapped(page: Int, frame: UInt64)
  /// A writable frame is mapped by two vmemmap pages that aren't tails.
  case frameMappedTwice(page: Int, frame: UInt64)
  /// A PMD entry points elsewhere than at its table, or isn't the block that it should be.
  case wrongPMD(pmd: Int, descriptor: String)
  /// Frames that are allocated and that nothing maps.
  case leaked(frames: Int)
  /// The allocator's count and its bitmap differ.
  case miscounted(counted: Int, found: Int)
  /// The contents seen through a vmemmap page aren't those of its `struct page`s.
  case wrongContents(page: Int, word: Int)

  public var description: String {
    switch self {
    case .unmapped(let page): "vmemmap page \(page): not mapped"
    case .wrongMapping(let page, let descriptor): "vmemmap page \(page): mapped as \(descriptor)"
    case .wrongTail(let page, let frame):
      "vmemmap page \(page): tail on frame \(frame), neither its head's nor the shared one"
    case .freedFrameMapped(let page, let frame):
      "vmemmap page \(page): maps frame \(frame), which is free"
    case .frameMappedTwice(let page, let frame):
      "vmemmap page \(page): maps frame \(frame), which another page maps"
    case .wrongPMD(let pmd, let descriptor): "vmemmap PMD \(pmd): \(descriptor)"
    case .leaked(let frames): "\(frames) frames allocated and mapped nowhere"
    case .miscounted(let counted, let found):
      "\(counted) frames counted as allocated, \(found) found"
    case .wrongContents(let page, let word): "vmemmap page \(page): word \(word) is wrong"
    }
  }
}

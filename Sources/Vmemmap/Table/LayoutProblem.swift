/// Why the simulator can't hold a vmemmap.
public enum LayoutProblem: Error, Sendable, Hashable, CustomStringConvertible {
  case entryBytes(UInt64)
  case structPage(UInt64)
  case noFolios
  case firstFolio(Int)
  case tooManyFolios(Int, most: Int)

  public var description: String {
    switch self {
    case .entryBytes(let bytes):
      "page-table entries of \(bytes) bytes: the simulator has 8-byte descriptors only"
    case .structPage(let bytes):
      "struct page of \(bytes) bytes: HVO needs a power of two"
    case .noFolios:
      "0 huge pages: at least 1 is needed"
    case .firstFolio(let first):
      "first huge page number \(first): out of range"
    case .tooManyFolios(let folios, let most):
      "\(folios) huge pages in one simulated vmemmap: at most \(most) of this size"
    }
  }
}

/// What an architecture doesn't have.
public enum ArchitectureError: Error, Sendable, Hashable, CustomStringConvertible {
  /// No architecture has that name.
  case unknown(String)
  /// Its kernels can't be built with that base page.
  case basePage(BasePageSize, Architecture)
  /// It has no hugetlb pages of that size.
  case hugePage(HugePageSize, Architecture, BasePageSize)

  public var description: String {
    switch self {
    case .unknown(let text):
      "unknown architecture \"\(text)\": write one of "
        + Architecture.allCases.map(\.rawValue).joined(separator: ", ")
    case .basePage(let page, let architecture):
      "\(architecture.rawValue) has no \(page) base pages; it has "
        + architecture.basePageSizes.map(\.description).joined(separator: ", ")
    case .hugePage(let size, let architecture, let page):
      "\(architecture.rawValue) with \(page) base pages has no \(size) huge pages; it has "
        + architecture.hugePageSizes(page).map { "\($0.size)" }.joined(separator: ", ")
    }
  }
}

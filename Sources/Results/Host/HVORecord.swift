/// What the running kernel does about HVO.
public struct HVORecord: Sendable, Hashable, Codable {
  /// Whether CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP is set.
  public enum CompiledIn: String, Sendable, Hashable, Codable, CaseIterable {
    case yes, no, unknown
  }
  /// Whether newly allocated huge pages are optimised.
  public enum State: String, Sendable, Hashable, Codable, CaseIterable {
    case on, off, unavailable, unknown
  }

  public var compiledIn: CompiledIn
  public var state: State
  /// What changes the state, now and at boot.
  public var how: String?
  /// Why the state is unavailable or unknown.
  public var reason: String?
}

/// A column of a fleet file, or a key of a YAML one: the list of their names.
public enum FleetField: String, Sendable, Hashable, CaseIterable {
  /// The host class, or one host.
  case host
  /// Hosts of that class; 1 if absent.
  case hosts
  /// Huge page size.
  case size
  /// Huge pages of that size on one host (and node).
  case count
  /// NUMA node of the pool; absent: the whole host.
  case node
  /// Memory of one host.
  case memory
  case arch
  /// Base page (granule on arm64).
  case pageSize = "page_size"
  case kernel
  case structPage = "struct_page"
  /// Huge pages of this pool allocated and freed per second on one host.
  case churn

  /// Other names that are understood.
  var aliases: [String] {
    switch self {
    case .host: ["class", "host_class", "hostname"]
    case .hosts: ["machines", "host_count"]
    case .size: ["hugepage_size", "huge_page_size", "hugepages"]
    case .count: ["pages", "huge_pages", "nr_hugepages"]
    case .node: ["numa_node", "numa"]
    case .memory: ["ram", "mem"]
    case .arch: ["architecture"]
    case .pageSize: ["granule", "base_page"]
    case .kernel: ["kernel_version"]
    case .structPage: ["struct_page_bytes"]
    case .churn: ["churn_per_second"]
    }
  }

  /// Whether every row needs it.
  var isNeeded: Bool { self == .host || self == .size || self == .count }

  /// Case, blanks and dashes don't count in a name.
  init?(_ text: String) {
    let name = text.lowercased().map { $0 == " " || $0 == "-" ? "_" : $0 }
    guard
      let found = Self.allCases.first(where: { ([$0.rawValue] + $0.aliases).contains(String(name)) })
    else { return nil }
    self = found
  }
}

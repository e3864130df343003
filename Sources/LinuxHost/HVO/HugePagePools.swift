public import HugeTLB

/// Every hugetlb pool of the machine, of all sizes: /proc/meminfo knows the default size only.
public struct HugePagePools: Sendable, Hashable {
  /// One pool per size, smallest pages first.
  public let machine: [HugePagePool]
  /// One pool per NUMA node and size; empty on a kernel without NUMA.
  public let nodes: [HugePagePool]
  /// Names in the directory that are no pool, for the report.
  public let unknownNames: [String]

  /// The sizes of this machine, ascending; empty if the kernel registered none.
  public var sizes: [HugePageSize] { machine.map(\.size) }

  /// Reads them; unknown with the reason where the kernel has no hugetlb or hides it.
  public static func read(from host: HostMachine) -> Fact<HugePagePools> {
    let root = host.root
    let names: [String]
    do { names = try root.entries(of: .hugePagePools) } catch {
      let hasSysfs = root.exists(.memoryManagement)
      return .unknown(
        error.isAbsent && hasSysfs
          ? "no hugetlb in this kernel (no \(error.subject))" : error.description)
    }
    let sizes = names.map { HugePageSize(poolDirectory: $0) }
    return .known(
      HugePagePools(
        machine: sizes.compactMap(\.self).sorted().map {
          HugePagePool(size: $0, node: nil, in: .hugePagePools, root)
        },
        nodes: nodePools(root),
        unknownNames: zip(names, sizes).filter { $0.1 == nil }.map(\.0)))
  }

  private static func nodePools(_ root: HostRoot) -> [HugePagePool] {
    root.nodes.flatMap { node in
      let directory = HostPath.pools(ofNode: node)
      let sizes = ((try? root.entries(of: directory)) ?? []).compactMap(
        HugePageSize.init(poolDirectory:))
      return sizes.sorted().map { HugePagePool(size: $0, node: node, in: directory, root) }
    }
  }
}

extension HostRoot {
  /// The numbers of the NUMA nodes, ascending; empty on a kernel without NUMA.
  public var nodes: [Int] {
    let names = (try? entries(of: .nodes)) ?? []
    return names.compactMap { $0.hasPrefix("node") ? Int($0.dropFirst(4)) : nil }.sorted()
  }
}

extension HugePagePool {
  /// Reads one pool; what this kernel doesn't have stays unknown with the reason.
  init(size: HugePageSize, node: Int?, in directory: HostPath, _ root: HostRoot) {
    let pool = directory.appending(size.sysfsName)
    func number(_ file: String) -> Fact<UInt64> {
      Fact { () throws(HostError) in try root.number(in: pool.appending(file)) }
    }
    self.size = size
    self.node = node
    pages = number("nr_hugepages")
    free = number("free_hugepages")
    surplus = number("surplus_hugepages")
    reserved = node == nil ? number("resv_hugepages") : .unknown("kept for the whole machine only")
    overcommit =
      node == nil ? number("nr_overcommit_hugepages") : .unknown("kept for the whole machine only")
    demoteSize = Self.demoteSize(pool.appending("demote_size"), root)
  }

  private static func demoteSize(_ path: HostPath, _ root: HostRoot) -> Fact<HugePageSize> {
    guard root.exists(path) else { return .unknown("this size can't be demoted") }
    return Fact { () throws(HostError) in
      let text = try root.text(of: path)
      guard text.hasSuffix("kB"), let size = try? HugePageSize(parsing: text) else {
        throw .malformed(path.description, found: text, expected: "a size such as 2048kB")
      }
      return size
    }
  }
}

extension HugePageSize {
  /// - Returns: nil unless the name is `hugepages-<n>kB` and n kB is the size of a huge page.
  init?(poolDirectory name: String) {
    guard let size = try? HugePageSize(parsing: name), size.sysfsName == name else { return nil }
    self = size
  }
}

public import HugeTLB

/// What the control group of this process may use of one hugetlb size.
///
/// It limits mappings, not pools: a write to nr_hugepages is never refused by it (mm/hugetlb_cgroup.c;
/// Documentation/admin-guide/cgroup-v2.rst, HugeTLB).
public struct HugeTLBLimit: Sendable, Hashable {
  /// When it bites.
  public enum Kind: Sendable, Hashable, CaseIterable {
    /// Pages that are touched: beyond it the process gets SIGBUS.
    case usage
    /// Pages that are reserved: beyond it mmap() fails with ENOMEM (since v5.7).
    case reservation
  }

  /// The size it is about.
  public let size: HugePageSize
  /// When it bites.
  public let kind: Kind
  /// Huge pages that fit into it.
  public let pages: UInt64
  /// The file that sets it.
  public let path: HostPath

  /// The tightest limit of each size and kind on the way from this process's group to the root; empty
  /// where nothing is limited.
  public static func all(of host: HostMachine, _ sizes: [HugePageSize]) -> Fact<[HugeTLBLimit]> {
    Fact { () throws(HostError) in
      let group = try ControlGroup(of: host.root, controller: "hugetlb")
      var limits: [HugeTLBLimit] = []
      for size in sizes {
        for kind in Kind.allCases {
          var tightest: HugeTLBLimit?
          for directory in group.directories {
            let path = directory.appending(kind.file(of: size, group.version))
            guard let bytes = try limit(in: path, host.root) else { continue }
            let limit = HugeTLBLimit(
              size: size, kind: kind, pages: bytes / size.bytes, path: path)
            if tightest.map({ limit.pages < $0.pages }) ?? true { tightest = limit }
          }
          if let tightest { limits.append(tightest) }
        }
      }
      return limits
    }
  }

  /// Nil without a file, as in the root group, or without a limit: "max", or for version 1 the most
  /// that a page counter holds, which is near 2^63.
  private static func limit(in path: HostPath, _ root: HostRoot) throws(HostError) -> UInt64? {
    guard root.exists(path) else { return nil }
    let text = try root.text(of: path)
    if text == "max" { return nil }
    guard let bytes = UInt64(text) else {
      throw .malformed(path.description, found: text, expected: "bytes or max")
    }
    return bytes >= 1 << 62 ? nil : bytes
  }
}

extension HugeTLBLimit.Kind {
  /// The name as the kernel makes it (mm/hugetlb_cgroup.c, `mem_fmt`): 64KB, 2MB, 1GB.
  fileprivate func file(of size: HugePageSize, _ version: ControlGroup.Version) -> String {
    let bytes = size.bytes
    let text =
      bytes >= 1 << 30
      ? "\(bytes >> 30)GB" : bytes >= 1 << 20 ? "\(bytes >> 20)MB" : "\(bytes >> 10)KB"
    let reservation = self == .reservation ? ".rsvd" : ""
    return "hugetlb.\(text)\(reservation).\(version == .two ? "max" : "limit_in_bytes")"
  }
}

extension HugeTLBLimit: CustomStringConvertible {
  /// One line: the limit, and what it refuses.
  public var description: String {
    let effect =
      switch kind {
      case .usage: "touching more kills the process (SIGBUS)"
      case .reservation: "mapping more fails (ENOMEM)"
      }
    return
      "the control group of this process allows \(pages) pages of \(size) (\(path)): \(effect);"
      + " pools aren't limited by it"
  }
}

/// The hugetlb pools of a kernel command line.
public struct BootParameters: Sendable, Hashable {
  /// Pools in the order found.
  public let pools: [Pool]
  /// What the kernel would ignore, and why; show each.
  public let warnings: [String]

  /// The parameters that set up `pools`, such as `hugepagesz=2M hugepages=1024`: each count right
  /// after its own size, since the kernel reads them in order.
  public static func text(_ pools: [Pool]) -> String {
    pools.map { "hugepagesz=\($0.size) hugepages=\($0.count)" }.joined(separator: " ")
  }

  /// Reads a command line by the kernel's rules (mm/hugetlb.c, `hugepagesz_setup` and
  /// `hugepages_setup`): a count belongs to the size before it, or to the default size if it comes
  /// first, wherever `default_hugepagesz=` stands; a second count for one size is ignored.
  ///
  /// Counts per NUMA node (`hugepages=0:16,1:16`) are added up.
  public init(parsing commandLine: String, defaultSize: HugePageSize = .m2) {
    let words = commandLine.split(whereSeparator: { " \t\n".contains($0) })
      .prefix { $0 != "--" }  // the rest is for init
    let prefix = "default_hugepagesz="
    let named = words.first { $0.hasPrefix(prefix) }.flatMap {
      try? HugePageSize(parsing: String($0.dropFirst(prefix.count)))
    }
    var reader = Reader(size: named ?? defaultSize)
    for word in words {
      if word.hasPrefix(prefix) {
        reader.takeDefault(String(word.dropFirst(prefix.count)))
      } else if word.hasPrefix("hugepagesz=") {
        reader.takeSize(String(word.dropFirst(11)))
      } else if word.hasPrefix("hugepages=") {
        reader.takeCount(String(word.dropFirst(10)))
      }
    }
    reader.finish()
    (pools, warnings) = (reader.pools, reader.warnings)
  }

  /// The kernel's state between two parameters.
  private struct Reader {
    var pools: [Pool] = []
    var warnings: [String] = []
    /// Where the next count goes; nil after a size the kernel wouldn't take.
    private var size: HugePageSize?
    /// The size was named and has had no count yet.
    private var isWaiting = false

    init(size: HugePageSize) { self.size = size }

    mutating func takeDefault(_ text: String) {
      guard let size = try? HugePageSize(parsing: text) else { return takeSize(text) }
      self.size = size
      isWaiting = false  // naming the default size without a count is usual
    }

    mutating func takeSize(_ text: String) {
      finish()
      do {
        size = try HugePageSize(parsing: text)
        isWaiting = true
      } catch {
        warnings.append("hugepagesz=\(text): \(error)")
        size = nil
      }
    }

    mutating func takeCount(_ text: String) {
      guard let size else {
        warnings.append("hugepages=\(text) follows a size the kernel doesn't take: ignored")
        return
      }
      guard let count = Self.count(text) else {
        warnings.append("hugepages=\(text) is no number of pages: ignored")
        return
      }
      isWaiting = false
      guard !pools.contains(where: { $0.size == size }) else {
        warnings.append(
          "hugepages=\(text) is a second count for \(size): ignored;"
            + " put each hugepages= right after its own hugepagesz=")
        return
      }
      pools.append(Pool(size, count: count))
    }

    /// Warns about a size that got no count.
    mutating func finish() {
      if isWaiting, let size {
        warnings.append(
          "hugepagesz=\(size) has no hugepages= right after it: no pages of that size")
      }
      isWaiting = false
    }

    /// `N`, or the sum of `node:N,…`; nil if it is neither or too large.
    private static func count(_ text: String) -> UInt64? {
      guard text.contains(":") else { return UInt64(text) }
      var total: UInt64 = 0
      for field in text.split(separator: ",", omittingEmptySubsequences: false) {
        let halves = field.split(separator: ":", omittingEmptySubsequences: false)
        guard halves.count == 2, UInt64(halves[0]) != nil, let count = UInt64(halves[1]) else {
          return nil
        }
        let (sum, overflow) = total.addingReportingOverflow(count)
        if overflow { return nil }
        total = sum
      }
      return total
    }
  }
}

/// A set of CPU numbers as the kernel writes it: `0-3,8`.
///
/// Numbers go up to `CPUList.highest`; gaps are usual (SMT off, sparse ids), so arrays indexed by
/// CPU must be sized by the highest id and not by the count.
public struct CPUList: Sendable, Hashable {
  /// The CPU numbers, ascending, each once.
  public let ids: [Int]

  /// The highest number accepted: far above NR_CPUS of any kernel (8192), low enough that no text
  /// can ask for unbounded memory.
  public static let highest = 65535

  /// - Parameter ids: in any order, repeats allowed; numbers outside 0…`highest` are dropped.
  public init(_ ids: some Sequence<Int>) {
    self.ids = Set(ids).filter { (0...Self.highest).contains($0) }.sorted()
  }

  /// Number of CPUs.
  public var count: Int { ids.count }

  /// The highest number, nil if empty.
  public var last: Int? { ids.last }

  /// Whether `cpu` is in the set. O(log n).
  public func contains(_ cpu: Int) -> Bool {
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < cpu { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == cpu
  }

  /// The CPUs in both sets.
  public func intersection(_ other: CPUList) -> CPUList { CPUList(ids.filter(other.contains)) }

  /// The CPUs of this set that aren't in `other`.
  public func subtracting(_ other: CPUList) -> CPUList {
    CPUList(ids.filter { !other.contains($0) })
  }
}

extension CPUList: CustomStringConvertible {
  /// The set as the kernel prints it (`%*pbl`): ranges joined by commas, empty for no CPU.
  public var description: String {
    var ranges: [String] = []
    var start = 0
    while start < ids.count {
      var end = start
      while end + 1 < ids.count, ids[end + 1] == ids[end] + 1 { end += 1 }
      ranges.append(start == end ? "\(ids[start])" : "\(ids[start])-\(ids[end])")
      start = end + 1
    }
    return ranges.joined(separator: ",")
  }
}

/// How many huge pages of a size are asked for.
public enum HugePageCount: Sendable, Hashable {
  /// This many.
  case pages(UInt64)
  /// As many as fit this share of the machine's memory.
  case share(Share)

  /// Reads `100000` or `50%`.
  public init(parsing text: String) throws(PoolRequestError) {
    if text.hasSuffix("%") {
      guard let share = Share(parsing: text) else {
        throw .badShare(text)
      }
      self = .share(share)
      return
    }
    let scan = DecimalScan(text)
    guard scan.hasDigits, scan.fraction.isEmpty, scan.rest.isEmpty, !scan.isNegative else {
      throw .badCount(text)
    }
    guard let count = scan.whole, count <= ByteCount.max.bytes else { throw .countTooLarge(text) }
    guard count > 0 else { throw .zeroCount(text) }
    self = .pages(count)
  }

  /// - Parameter memory: of the machine; a share needs it.
  public func pages(of size: HugePageSize, memory: ByteCount?) throws(PoolRequestError) -> UInt64 {
    switch self {
    case .pages(let count): return count
    case .share(let share):
      guard let memory else { throw .memoryUnknown }
      let count = share.bytes(of: memory) / size.bytes
      guard count > 0 else { throw .shareTooSmall(size, memory) }
      return count
    }
  }

  /// The counts of the main job: as many as fit 1, 25, 50 and 75 % of memory, without those that
  /// are 0 and without repeats, in rising order.
  public static func usual(
    of size: HugePageSize, memory: ByteCount
  ) -> [(count: UInt64, percent: UInt64)] {
    var counts: [(count: UInt64, percent: UInt64)] = []
    for percent in [1, 25, 50, 75] as [UInt64] {
      guard let share = Share(percent: percent) else { continue }
      let count = share.bytes(of: memory) / size.bytes
      if count > 0, counts.last?.count != count { counts.append((count, percent)) }
    }
    return counts
  }
}

/// What is wrong with the sizes and counts asked for.
public enum PoolRequestError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The list of sizes is empty.
  case noSizes
  /// One of the sizes isn't one.
  case badSize(HugePageSizeError)
  /// A size stands twice in one list, perhaps in two spellings.
  case repeatedSize(HugePageSize)
  /// Neither a whole number nor a percentage.
  case badCount(String)
  /// A pool of no pages.
  case zeroCount(String)
  /// Above 2^63 − 1.
  case countTooLarge(String)
  /// A percentage out of range or too fine.
  case badShare(String)
  /// `size=` given for a size that isn't among those asked for.
  case sizeNotAsked(HugePageSize, asked: [HugePageSize])
  /// A size without a count, beside others that have one.
  case countMissing(HugePageSize)
  /// Counts with and without a size in one list.
  case mixed(String)
  /// A percentage of memory nobody stated.
  case memoryUnknown
  /// The share of this memory holds no page of that size.
  case shareTooSmall(HugePageSize, ByteCount)

  public var description: String {
    switch self {
    case .noSizes: "no huge page size: write one or more, such as 2M,1G"
    case .badSize(let error): error.description
    case .repeatedSize(let size): "\(size) is given twice: give each size once"
    case .badCount(let text): "count \"\(text)\": write a whole number, such as 512, or 50%"
    case .zeroCount(let text): "count \"\(text)\": a pool has at least 1 page"
    case .countTooLarge(let text): "count \"\(text)\" is above 2^63 - 1"
    case .badShare(let text):
      "share \"\(text)\": write a percentage above 0% and up to 100%, with at most six decimals"
    case .sizeNotAsked(let size, let asked):
      "a count for \(size), which isn't among the sizes asked for: "
        + asked.map(\.description).joined(separator: ", ")
    case .countMissing(let size): "no count for \(size): add \(size)=N"
    case .mixed(let text):
      "count \"\(text)\": write either one count for every size, or size=count for each"
    case .memoryUnknown: "a percentage needs the memory of the machine: give it with --ram"
    case .shareTooSmall(let size, let memory):
      "that share of \(memory) holds no \(size) page: give a larger share or a number"
    }
  }
}

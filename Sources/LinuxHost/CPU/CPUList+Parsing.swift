/// Why a text is no list of CPUs.
public enum CPUListError: Error, Sendable, Hashable, CustomStringConvertible {
  /// This part isn't a number, a range or a range with a stride.
  case malformed(part: String)
  /// The range runs backwards.
  case reversed(part: String)
  /// The number is above `CPUList.highest`.
  case tooHigh(part: String)

  /// One line: the part, what is wrong, what would be right.
  public var description: String {
    switch self {
    case .malformed(let part):
      "'\(part)' is no CPU number or range; write for example 0-3,8 or 0-6:2"
    case .reversed(let part):
      "'\(part)' runs backwards; write the lower CPU number first"
    case .tooHigh(let part):
      "'\(part)' names a CPU number above \(CPUList.highest)"
    }
  }
}

extension CPUList {
  /// Reads the kernel's list format: numbers and ranges joined by commas, `0-6:2` for every second
  /// CPU, `0-7:2/4` for the first two of every four; white space at the ends is ignored and an
  /// empty text is the empty set (lib/bitmap-str.c, `bitmap_parselist`).
  ///
  /// The kernel reads `0-6:2` with a missing `/` as an error; here it is a stride, as in taskset.
  public init(parsing text: some StringProtocol) throws(CPUListError) {
    let scalars = Array(text.unicodeScalars)
    let start = scalars.firstIndex { !$0.properties.isWhitespace } ?? scalars.count
    let end = (scalars.lastIndex { !$0.properties.isWhitespace } ?? start - 1) + 1
    guard start < end else {
      self.init([])
      return
    }
    var ids: Set<Int> = []
    for part in scalars[start..<end].split(separator: ",", omittingEmptySubsequences: false) {
      try Self.insert(part, into: &ids)
    }
    self.init(ids)
  }

  private static func insert(_ scalars: ArraySlice<Unicode.Scalar>, into ids: inout Set<Int>)
    throws(CPUListError)
  {
    let part = text(scalars)
    let pieces = scalars.split(separator: ":", omittingEmptySubsequences: false)
    guard pieces.count <= 2 else { throw .malformed(part: part) }
    let ends = pieces[0].split(separator: "-", omittingEmptySubsequences: false)
    guard ends.count <= 2 else { throw .malformed(part: part) }
    let first = try number(ends[0], part)
    let last = ends.count == 2 ? try number(ends[1], part) : first
    guard first <= last else { throw .reversed(part: part) }
    guard pieces.count == 2 else { return ids.formUnion(first...last) }

    guard ends.count == 2 else { throw .malformed(part: part) }
    let stride = pieces[1].split(separator: "/", omittingEmptySubsequences: false)
    guard stride.count <= 2 else { throw .malformed(part: part) }
    let used = stride.count == 2 ? try number(stride[0], part) : 1
    let group = try number(stride[stride.count - 1], part)
    guard used > 0, group > 0, used <= group else { throw .malformed(part: part) }
    ids.formUnion((first...last).lazy.filter { ($0 - first) % group < used })
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>, _ part: String)
    throws(CPUListError) -> Int
  {
    guard !digits.isEmpty, digits.allSatisfy({ ("0"..."9").contains($0) }) else {
      throw .malformed(part: part)
    }
    guard let number = Int(text(digits)), number <= highest else { throw .tooHigh(part: part) }
    return number
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }
}

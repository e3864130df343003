/// One bit for each of a run of pages.
struct PageBitmap: ~Copyable {
  private let memory: RawMemory
  let count: Int

  /// All bits zero.
  init(count: Int) throws(SimulationProblem) {
    memory = try RawMemory(bytes: (count + 63) / 64 * 8)
    self.count = count
  }

  /// The words; bits at and above `count` stay zero.
  var words: UnsafeMutablePointer<UInt64> { memory.base.assumingMemoryBound(to: UInt64.self) }
  var wordCount: Int { (count + 63) / 64 }

  subscript(bit: Int) -> Bool {
    get { words[bit >> 6] & (1 &<< UInt64(bit & 63)) != 0 }
    nonmutating set {
      let mask: UInt64 = 1 &<< UInt64(bit & 63)
      if newValue { words[bit >> 6] |= mask } else { words[bit >> 6] &= ~mask }
    }
  }

  /// Sets or clears the bits of `range` that are set in `pattern`, which repeats every 64 bits.
  func fill(_ range: Range<Int>, _ value: Bool, pattern: UInt64 = ~0) {
    guard !range.isEmpty else { return }
    let first = range.lowerBound >> 6
    let last = (range.upperBound - 1) >> 6
    let head: UInt64 = ~0 &<< UInt64(range.lowerBound & 63)
    let tail: UInt64 = ~0 &>> UInt64(63 - (range.upperBound - 1) & 63)
    if first == last {
      let mask = pattern & head & tail
      if value { words[first] |= mask } else { words[first] &= ~mask }
      return
    }
    var word = first
    while word <= last {
      let mask = pattern & (word == first ? head : ~0) & (word == last ? tail : ~0)
      if value { words[word] |= mask } else { words[word] &= ~mask }
      word += 1
    }
  }

  /// Bits of `range` that are set in word `word`, the others zero.
  func bits(_ word: Int, in range: Range<Int>) -> UInt64 {
    let start = word * 64
    guard range.lowerBound < start + 64, range.upperBound > start else { return 0 }
    let low = max(0, range.lowerBound - start)
    let high = min(64, range.upperBound - start)
    return words[word] & (~0 &<< UInt64(low)) & (~0 &>> UInt64(64 - high))
  }

  /// Set bits in `range`. O(range / 64).
  func population(_ range: Range<Int>) -> Int {
    guard !range.isEmpty else { return 0 }
    var sum = 0
    for word in (range.lowerBound >> 6)...((range.upperBound - 1) >> 6) {
      sum += bits(word, in: range).nonzeroBitCount
    }
    return sum
  }

  func clear() {
    words.update(repeating: 0, count: wordCount)
  }
}

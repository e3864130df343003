internal import CBarriers

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
      mark(first, mask, value)
      return
    }
    mark(first, pattern & head, value)
    mark(last, pattern & tail, value)
    // Whole words in a loop without questions, which the compiler widens.
    var word = first &+ 1
    if value {
      while word < last {
        words[word] |= pattern
        word &+= 1
      }
    } else {
      while word < last {
        words[word] &= ~pattern
        word &+= 1
      }
    }
  }

  private func mark(_ word: Int, _ mask: UInt64, _ value: Bool) {
    if value { words[word] |= mask } else { words[word] &= ~mask }
  }

  /// Whether every bit of `range` is set; its end is at most `count`. O(range / 64).
  func allSet(_ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    let first = range.lowerBound &>> 6
    let last = (range.upperBound &- 1) &>> 6
    let head: UInt64 = ~0 &<< UInt64(range.lowerBound & 63)
    let tail: UInt64 = ~0 &>> UInt64(63 &- (range.upperBound &- 1) & 63)
    if first == last { return words[first] & head & tail == head & tail }
    var clear = (~words[first] & head) | (~words[last] & tail)
    var word = first &+ 1
    while word < last {
      clear |= ~words[word]
      word &+= 1
    }
    return clear == 0
  }

  /// Whether the eight words from `word` on all are `value`: compared at once.
  @inline(__always)
  func eight(_ word: Int, are value: UInt64) -> Bool {
    let all = UnsafeRawPointer(words + word).loadUnaligned(as: SIMD8<UInt64>.self)
    let different = all ^ SIMD8(repeating: value)
    let four = different.lowHalf | different.highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1] == 0
  }

  /// Brings in as many bits again as `range` has, after it: ranges mostly follow one another, and
  /// their bits are long out of the caches when a window of tables has gone through them.
  @inline(__always)
  func prefetch(after range: Range<Int>) {
    let end = min(wordCount, (range.upperBound &+ range.count &+ 511) &>> 6)
    var word = range.upperBound &>> 6
    while word < end {
      hvo_prefetch_store(UInt(bitPattern: words + word))
      word &+= 8
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

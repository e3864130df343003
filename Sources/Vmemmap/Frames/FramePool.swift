/// The frames of one simulated vmemmap: which are free, handed out in address order.
///
/// Frames are named by their index. The first ones are the frames that the vmemmap had at the start
/// (boot: none yet); the rest is other free memory, enough for one batch of everything.
struct FramePool: ~Copyable {
  /// No frame.
  static let none = UInt32.max

  /// Frames of the vmemmap before any protocol: what can be given back.
  private(set) var pages: Int
  let capacity: Int
  var failures: FailureInjection

  private let free: PageBitmap
  private(set) var freeCount = 0
  /// Allocations tried so far.
  private(set) var tried = 0
  private var cursor = 0

  /// All frames allocated.
  init(
    pages: Int, others: Int, failures: FailureInjection
  ) throws(SimulationProblem) {
    self.pages = pages
    capacity = (pages + others + 63) / 64 * 64
    self.failures = failures
    free = try PageBitmap(count: capacity)
  }

  /// The first `inUse` frames in use, `own` of them by the vmemmap's folios; the others free.
  mutating func reset(inUse: Int, own: Int) {
    free.clear()
    free.fill(inUse..<capacity, true)
    freeCount = capacity - inUse
    pages = own
    cursor = inUse >> 6
    tried = 0
  }

  /// Allocates up to `count` frames; fewer when memory or the injected failures end them.
  ///
  /// - Returns: how many were allocated and written to `frames`.
  mutating func allocate(_ count: Int, into frames: UnsafeMutablePointer<UInt32>) -> Int {
    var granted = min(count, freeCount)
    let failing = failures.allocations
    if tried + count > failing.lowerBound, tried < failing.upperBound {
      granted = min(granted, max(0, failing.lowerBound - tried))
    }
    tried += granted == count ? count : granted + 1
    freeCount -= granted
    var done = 0
    while done < granted {
      if cursor >= free.wordCount { cursor = 0 }
      var word = free.words[cursor]
      let first = UInt32(truncatingIfNeeded: cursor << 6)
      if word == ~0, granted - done >= 64 {
        var bit: UInt32 = 0
        while bit < 64 {
          frames[done &+ Int(bit)] = first &+ bit
          bit &+= 1
        }
        done &+= 64
        word = 0
      }
      while word != 0, done < granted {
        frames[done] = first &+ UInt32(truncatingIfNeeded: word.trailingZeroBitCount)
        word &= word &- 1
        done &+= 1
      }
      free.words[cursor] = word
      if word == 0 { cursor &+= 1 }
    }
    return granted
  }

  /// Frees `count` frames, none of which is `none`.
  mutating func release(_ frames: UnsafePointer<UInt32>, _ count: Int) {
    release(frames, .init(folios: 1, stride: count, range: 0..<count))
  }

  /// Frees the frames of a shape, none of which is `none`.
  mutating func release(_ frames: UnsafePointer<UInt32>, _ shape: EntryTable.Shape) {
    let entries = frames + shape.range.lowerBound
    if shape.stride == 8, shape.range.count == 7 {
      release(entries, shape.folios, stride: 8, count: 7)
    } else {
      release(entries, shape.folios, stride: shape.stride, count: shape.range.count)
    }
    freeCount &+= shape.folios &* shape.range.count
  }

  /// Neighbours share a word of the bitmap, so it is written only when another one begins; the
  /// frames of one folio are mostly a run, which is set at once.
  @inline(__always)
  private func release(
    _ frames: UnsafePointer<UInt32>, _ folios: Int, stride: Int, count: Int
  ) {
    let words = free.words
    var word = 0
    var bits: UInt64 = 0
    var folio = 0
    while folio < folios {
      let group = frames + folio &* stride
      let first = group[0]
      let bit = Int(first & 63)
      if bit &+ count <= 64, group.isRun(count) {
        if Int(first &>> 6) != word {
          words[word] |= bits
          word = Int(first &>> 6)
          bits = 0
        }
        bits |= (~0 &>> UInt64(64 &- count)) &<< UInt64(bit)
      } else {
        var entry = 0
        while entry < count {
          let frame = group[entry]
          entry &+= 1
          if Int(frame &>> 6) != word {
            words[word] |= bits
            word = Int(frame &>> 6)
            bits = 0
          }
          bits |= 1 &<< UInt64(frame & 63)
        }
      }
      folio &+= 1
    }
    words[word] |= bits
  }

  func isFree(_ frame: Int) -> Bool { frame < capacity && free[frame] }

  /// Free frames found in the bitmap, to hold `freeCount` against.
  var freeFound: Int { free.population(0..<capacity) }

  /// Free runs among the vmemmap's first frames, as the buddy allocator merges them: each block is
  /// aligned to its size. Index = order.
  func freedByOrder() -> [Int] {
    var orders = Array(repeating: 0, count: FrameAccounting.maxOrder + 1)
    var frame = 0
    while frame < pages {
      guard free[frame] else {
        frame += 1
        continue
      }
      var end = frame + 1
      while end < pages, free[end] { end += 1 }
      while frame < end {
        let aligned = frame == 0 ? FrameAccounting.maxOrder : frame.trailingZeroBitCount
        let fitting = Int.bitWidth - 1 - (end - frame).leadingZeroBitCount
        let order = min(aligned, fitting, FrameAccounting.maxOrder)
        orders[order] += 1
        frame += 1 << order
      }
    }
    return orders
  }
}

extension UnsafePointer<UInt32> {
  /// Whether `count` elements count up from the first; without an early end, so that the compiler
  /// compares several at once.
  @inline(__always)
  fileprivate func isRun(_ count: Int) -> Bool {
    var difference: UInt32 = 0
    var index = 1
    while index < count {
      difference |= self[index] ^ (self[0] &+ UInt32(truncatingIfNeeded: index))
      index &+= 1
    }
    return difference == 0
  }
}

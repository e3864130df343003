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

  /// Frees `count` frames; entries that hold `none` are passed over.
  ///
  /// - Returns: how many were freed.
  @discardableResult
  mutating func release(_ frames: UnsafePointer<UInt32>, _ count: Int) -> Int {
    var index = 0
    var freed = 0
    while index < count {
      let first = frames[index]
      if first == Self.none {
        index &+= 1
        continue
      }
      var run = 1
      while index &+ run &+ 8 <= count, frames.isRun(at: index &+ run, from: first &+ UInt32(run)) {
        run &+= 8
      }
      while index &+ run < count, frames[index &+ run] == first &+ UInt32(run) { run &+= 1 }
      free.fill(Int(first)..<(Int(first) + run), true)
      freed &+= run
      index &+= run
    }
    freeCount += freed
    return freed
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
  /// Whether eight elements from `index` on count up from `first`.
  @inline(__always)
  fileprivate func isRun(at index: Int, from first: UInt32) -> Bool {
    let eight = UnsafeRawPointer(self + index).loadUnaligned(as: SIMD8<UInt32>.self)
    return eight == SIMD8(repeating: first) &+ SIMD8(0, 1, 2, 3, 4, 5, 6, 7)
  }
}

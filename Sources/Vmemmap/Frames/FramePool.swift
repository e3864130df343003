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

  let free: PageBitmap
  var freeCount = 0
  /// Allocations tried so far.
  var tried = 0
  /// Where the bitmap is searched next: a word.
  var cursor = 0

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
      // A run of free frames at a time: mostly 64, or the 7 between two heads.
      if word == ~0, granted &- done >= 64 {
        (frames + done).fill(first, 64)
        done &+= 64
        word = 0
      }
      while word != 0, done < granted {
        let low = word.trailingZeroBitCount
        let run = (~(word &>> UInt64(low))).trailingZeroBitCount
        let count = min(run, granted &- done)
        let next = frames + done
        let start = first &+ UInt32(truncatingIfNeeded: low)
        if granted &- done >= 64 {
          next.fillEights(start, count)
        } else {
          next.fill(start, count)
        }
        word &= ~((~0 &>> UInt64(64 &- count)) &<< UInt64(low))
        done &+= count
      }
      free.words[cursor] = word
      if word == 0 { cursor &+= 1 }
    }
    return granted
  }

  /// Frees `count` frames, none of which is `none`.
  mutating func release(_ frames: UnsafePointer<UInt32>, _ count: Int) {
    var run = FrameRun()
    var index = 0
    while index < count {
      run.add(frames[index], 1, to: free)
      index &+= 1
    }
    run.write(to: free)
    freeCount &+= count
  }

  /// Frees the frames of `folios` groups of `stride`, none of which is `none`: the first of each
  /// (the head's), the others (the tails'), or both.
  ///
  /// The tails of one folio are mostly a run that those of the next one continue, with the heads in
  /// between (at first) or in a run of their own (copies): the bitmap is written once a run.
  mutating func release(
    _ frames: UnsafePointer<UInt32>, folios: Int, stride: Int, head: Bool, tails: Bool
  ) {
    var runs = FolioRuns()
    var group = frames
    let end = frames + folios &* stride
    if stride == 8, head, tails {
      // The shape of most folios without a question in the loop.
      while group != end {
        runs.addHead(group, to: free)
        runs.addTails(group, 8, isRun: group.isRunOfSeven, to: free)
        group += 8
      }
    } else {
      while group != end {
        if head { runs.addHead(group, to: free) }
        if tails {
          let isRun = stride == 8 ? group.isRunOfSeven : group.isRun(1, stride)
          runs.addTails(group, stride, isRun: isRun, to: free)
        }
        group += stride
      }
    }
    runs.write(to: free)
    freeCount &+= folios &* ((head ? 1 : 0) &+ (tails ? stride &- 1 : 0))
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

/// The runs that folios' frames lie in: their tails', and their heads' if apart.
private struct FolioRuns {
  private var heads = FrameRun()
  private var tails = FrameRun()

  @inline(__always)
  mutating func addHead(_ group: UnsafePointer<UInt32>, to free: borrowing PageBitmap) {
    if group[0] == tails.end {
      tails.end &+= 1
    } else {
      heads.add(group[0], 1, to: free)
    }
  }

  @inline(__always)
  mutating func addTails(
    _ group: UnsafePointer<UInt32>, _ stride: Int, isRun: Bool, to free: borrowing PageBitmap
  ) {
    if isRun {
      tails.add(group[1], UInt32(truncatingIfNeeded: stride &- 1), to: free)
    } else {
      var entry = 1
      while entry < stride {
        tails.add(group[entry], 1, to: free)
        entry &+= 1
      }
    }
  }

  func write(to free: borrowing PageBitmap) {
    heads.write(to: free)
    tails.write(to: free)
  }
}

/// Neighbouring frames on their way into the bitmap.
private struct FrameRun {
  var start: UInt32 = 0
  var end: UInt32 = 0

  @inline(__always)
  mutating func add(_ first: UInt32, _ count: UInt32, to free: borrowing PageBitmap) {
    if first != end {
      write(to: free)
      start = first
    }
    end = first &+ count
  }

  /// Not inlined: it is called once a run, and the loops need the registers.
  @inline(never)
  func write(to free: borrowing PageBitmap) { free.fill(Int(start)..<Int(end), true) }
}

extension UnsafeMutablePointer<UInt32> {
  /// `fill` of at most 64 numbers by eights, which ends with up to 7 too many.
  @inline(__always)
  fileprivate func fillEights(_ first: UInt32, _ count: Int) {
    var index = 0
    repeat {
      (self + index).fill(first &+ UInt32(truncatingIfNeeded: index), 8)
      index &+= 8
    } while index < count
  }

  /// Writes `count` numbers that count up from `first`.
  @inline(__always)
  fileprivate func fill(_ first: UInt32, _ count: Int) {
    var index = 0
    while index < count {
      self[index] = first &+ UInt32(truncatingIfNeeded: index)
      index &+= 1
    }
  }
}

extension UnsafePointer<UInt32> {
  /// Whether the elements `from..<to` count up.
  fileprivate func isRun(_ from: Int, _ to: Int) -> Bool {
    var index = from &+ 1
    while index < to, self[index] == self[index &- 1] &+ 1 { index &+= 1 }
    return index == to
  }

  /// Whether elements 1 to 7 count up: compared all at once, without a branch.
  @inline(__always)
  fileprivate var isRunOfSeven: Bool {
    let first = self[1]
    let low = (self[2] ^ (first &+ 1)) | (self[3] ^ (first &+ 2)) | (self[4] ^ (first &+ 3))
    let high = (self[5] ^ (first &+ 4)) | (self[6] ^ (first &+ 5)) | (self[7] ^ (first &+ 6))
    return low | high == 0
  }
}

internal import Barriers
internal import Glibc
internal import LinuxHost
internal import Measurement
internal import Synchronization

/// A thread that walks the frames of the pool's pages over and over, as compaction or monitoring
/// would; a gap is the time of one read. The thread ends with the value.
struct WalkObserver: GapWatch, ~Copyable {
  private let state: WalkState
  private let thread: PinnedWorkers

  /// - Parameter chunk: frames of one read.
  init(
    _ path: HostPath, _ frames: HugeFrames, chunk: Int, _ root: HostRoot, cpu: Int
  ) throws(OperationFailure) {
    let state = WalkState()
    thread = try PinnedWorkers(cpus: [cpu], abandon: {}) { _ in
      state.walk(path, frames, chunk: chunk, root)
    }
    self.state = state
  }

  deinit { state.isOver.store(true, ordering: .relaxed) }

  var failure: String? { state.failure.withLock { $0 } }

  func begin() -> Bool {
    let number = state.asked.add(1, ordering: .relaxed).newValue
    return state.wait(until: { $0.seen.load(ordering: .acquiring) == number })
  }

  func end() -> Double? {
    let turn = state.turns.load(ordering: .acquiring)
    guard state.wait(until: { $0.turns.load(ordering: .acquiring) > turn }) else { return nil }
    return Double(state.longest.load(ordering: .relaxed))
  }
}

/// What the walking thread and its owner share.
private final class WalkState: Sendable {
  /// Watches begun by the owner, and the last one that the thread has begun.
  let asked = Atomic<UInt64>(0)
  let seen = Atomic<UInt64>(0)
  /// Reads that have ended, and the longest of the present watch in nanoseconds.
  let turns = Atomic<UInt64>(0)
  let longest = Atomic<UInt64>(0)
  let isOver = Atomic<Bool>(false)
  let isDone = Atomic<Bool>(false)
  let failure = Mutex<String?>(nil)

  func walk(_ path: HostPath, _ frames: HugeFrames, chunk: Int, _ root: HostRoot) {
    do throws(HostError) {
      var walker = try FrameWalker(path, frames, chunk: chunk, root)
      let clock = MonotonicRawClock()
      var number: UInt64 = 0
      while !isOver.load(ordering: .relaxed) {
        let wanted = asked.load(ordering: .relaxed)
        if wanted != number {
          number = wanted
          longest.store(0, ordering: .relaxed)
          seen.store(wanted, ordering: .releasing)
        }
        let start = clock.now()
        try walker.step()
        let gap = clock.now() &- start
        if gap > longest.load(ordering: .relaxed) { longest.store(gap, ordering: .relaxed) }
        turns.add(1, ordering: .releasing)
      }
    } catch {
      failure.withLock { $0 = "\(error)" }
    }
    isDone.store(true, ordering: .releasing)
  }

  /// Waits for the thread, which may be in a long read; false if it ended, or took 10 s.
  func wait(until condition: (WalkState) -> Bool) -> Bool {
    let clock = MonotonicRawClock()
    let deadline = clock.now() &+ 10_000_000_000
    while !condition(self) {
      if isDone.load(ordering: .acquiring) || clock.now() > deadline { return false }
      usleep(200)
    }
    return true
  }
}

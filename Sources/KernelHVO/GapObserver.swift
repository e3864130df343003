internal import Barriers
internal import Glibc
internal import LinuxHost
internal import Measurement
internal import Synchronization

/// A thread that watches for gaps: what somebody else on the machine notices of HVO.
final class GapObserver: Sendable {
  private let longest = Atomic<UInt64>(0)
  private let isOver = Atomic<Bool>(false)
  private let isDone = Atomic<Bool>(false)
  private let laps = Atomic<UInt64>(0)
  private let failure = Mutex<String?>(nil)
  private let body: @Sendable (GapObserver) -> Void

  private init(_ body: @escaping @Sendable (GapObserver) -> Void) { self.body = body }

  /// Reads the time in a tight loop on one CPU; a gap is the time between two reads.
  static func onCPU(_ cpu: Int) -> GapObserver {
    start { observer in
      do throws(OperationFailure) {
        let pin = try PinnedThread(cpu: cpu)
        let clock = MonotonicRawClock()
        var last = clock.now()
        while !observer.isOver.load(ordering: .relaxed) {
          let now = clock.now()
          observer.note(now &- last)
          last = now
        }
        pin.end()
      } catch {
        observer.failure.withLock { $0 = "\(error)" }
      }
    }
  }

  /// Walks the frames of the pool's pages over and over, as compaction or monitoring would; a gap is
  /// the time of one read of `chunk` entries.
  static func walking(
    _ path: HostPath, _ frames: HugeFrames, chunk: Int, _ root: HostRoot, cpu: Int?
  ) -> GapObserver {
    start { observer in
      do throws(OperationFailure) {
        let pin: PinnedThread? = if let cpu { try PinnedThread(cpu: cpu) } else { nil }
        var walker = try FrameWalker(path, frames, chunk: chunk, root)
        let clock = MonotonicRawClock()
        while !observer.isOver.load(ordering: .relaxed) {
          let start = clock.now()
          try walker.step()
          observer.note(clock.now() &- start)
        }
        _ = consume walker
        if let pin { pin.end() }
      } catch {
        observer.failure.withLock { $0 = "\(error)" }
      }
    }
  }

  /// The longest gap since the last call, in nanoseconds, and begins anew.
  func take() -> Double { Double(longest.exchange(0, ordering: .relaxed)) }

  /// Ends the thread.
  ///
  /// - Returns: why it couldn't watch; nil if it did.
  func stop() -> String? {
    isOver.store(true, ordering: .relaxed)
    while !isDone.load(ordering: .acquiring) { usleep(500) }
    return failure.withLock { $0 } ?? (laps.load(ordering: .relaxed) == 0 ? "it never ran" : nil)
  }

  private func note(_ gap: UInt64) {
    laps.add(1, ordering: .relaxed)
    if gap > longest.load(ordering: .relaxed) { longest.store(gap, ordering: .relaxed) }
  }

  private static func start(_ body: @escaping @Sendable (GapObserver) -> Void) -> GapObserver {
    let observer = GapObserver(body)
    let handle = Unmanaged.passRetained(observer)
    var thread = pthread_t()
    let failed = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let observer = Unmanaged<GapObserver>.fromOpaque(argument).takeRetainedValue()
        observer.body(observer)
        observer.isDone.store(true, ordering: .releasing)
        return nil
      }, handle.toOpaque())
    if failed == 0 {
      pthread_detach(thread)
    } else {
      handle.release()
      observer.failure.withLock { $0 = "no thread (errno \(failed))" }
      observer.isDone.store(true, ordering: .releasing)
    }
    return observer
  }
}

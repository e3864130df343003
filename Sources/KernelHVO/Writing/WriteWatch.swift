internal import Glibc
internal import Measurement
internal import Synchronization

/// Ends a write to a pool that takes too long, or that nobody waits for any more.
///
/// Allocating huge pages can take minutes on fragmented memory. The kernel looks for signals between
/// two pages (mm/hugetlb.c, `set_max_huge_pages`) and then returns with what it has, so a thread that
/// signals the writer is enough: no write is endless.
final class WriteWatch: Sendable {
  private let writer: pthread_t
  private let deadline = Atomic<UInt64>(.max)
  private let isOver = Atomic<Bool>(false)
  private let isCancelled: @Sendable () -> Bool
  private let cut = Atomic<Bool>(false)
  private let clock = MonotonicRawClock()

  /// Watches the calling thread.
  init(isCancelled: @escaping @Sendable () -> Bool) {
    writer = pthread_self()
    self.isCancelled = isCancelled
    // Ignored signals don't wake a system call, so there must be a handler; it has nothing to do.
    var action = sigaction()
    action.__sigaction_handler.sa_handler = { _ in }
    sigaction(SIGURG, &action, nil)
    let watch = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let failed = pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        Unmanaged<WriteWatch>.fromOpaque(argument).takeRetainedValue().watch()
        return nil
      }, watch.toOpaque())
    // Without the thread a write can be long; nothing else is lost.
    if failed != 0 { watch.release() } else { pthread_detach(thread) }
  }

  /// Whether some write was cut short.
  var hasCut: Bool { cut.load(ordering: .relaxed) }

  /// Seconds for the writes until `disarm`.
  func arm(seconds: Double) {
    deadline.store(clock.now() &+ UInt64(seconds * 1e9), ordering: .relaxed)
  }

  func disarm() { deadline.store(.max, ordering: .relaxed) }

  /// Ends the thread within one period.
  func stop() { isOver.store(true, ordering: .relaxed) }

  private func watch() {
    while !isOver.load(ordering: .relaxed) {
      usleep(50_000)
      let deadline = deadline.load(ordering: .relaxed)
      guard deadline != .max, !isOver.load(ordering: .relaxed) else { continue }
      if clock.now() > deadline || isCancelled() {
        cut.store(true, ordering: .relaxed)
        pthread_kill(writer, SIGURG)
      }
    }
  }
}

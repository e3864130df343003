internal import Glibc
internal import Measurement
internal import Synchronization

/// How threads of a measurement begin: with all signals blocked, pinned to a CPU, and known to be
/// ready before their starter goes on.
enum ThreadStart {
  /// Starts a thread that pins itself to `cpu` and runs `body`; returns once `body` has called what
  /// it is given. A thread that can't be pinned is joined before this throws.
  ///
  /// - Throws: `OperationFailure` if the thread can't be made or pinned.
  static func run(
    on cpu: Int, _ body: @escaping @Sendable (_ isReady: () -> Void) -> Void
  ) throws(OperationFailure) -> pthread_t {
    let start = StartedThread(cpu: cpu, body)
    let handle = Unmanaged.passRetained(start)
    var thread = pthread_t()
    let error = PeerSignals.allBlocked {
      pthread_create(&thread, nil, runStarted, handle.toOpaque())
    }
    guard error == 0 else {
      handle.release()
      throw OperationFailure(call: "pthread_create", errno: error)
    }
    while start.state.load(ordering: .acquiring) < 0 { sched_yield() }
    let failure = start.state.load(ordering: .acquiring)
    guard failure == 0 else {
      pthread_join(thread, nil)
      throw OperationFailure(call: "sched_setaffinity to CPU \(cpu)", errno: failure)
    }
    return thread
  }
}

/// What a new thread is handed: released by the thread.
private final class StartedThread: Sendable {
  let cpu: Int
  let body: @Sendable (() -> Void) -> Void
  /// −1 until the thread is ready, then 0, or the errno with which it couldn't be pinned.
  let state = Atomic<Int32>(-1)

  init(cpu: Int, _ body: @escaping @Sendable (() -> Void) -> Void) {
    self.cpu = cpu
    self.body = body
  }
}

private func runStarted(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  let start = Unmanaged<StartedThread>.fromOpaque(argument).takeRetainedValue()
  do throws(OperationFailure) {
    try CPUMask(cpu: start.cpu).apply()
  } catch {
    start.state.store(error.errno, ordering: .releasing)
    return nil
  }
  start.body { start.state.store(0, ordering: .releasing) }
  return nil
}

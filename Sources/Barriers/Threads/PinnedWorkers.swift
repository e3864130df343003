internal import Glibc
public import Measurement
internal import Synchronization

/// Threads that run one body each, pinned to the CPUs named; joined when this goes.
///
/// The bodies must end by themselves once they are told so.
public struct PinnedWorkers: ~Copyable {
  private var threads: [pthread_t] = []

  /// Starts one thread per element of `cpus` (a CPU may be named twice); `body` gets its index.
  ///
  /// - Parameter abandon: called if a thread can't be started, so that those before it end.
  /// - Throws: `OperationFailure` if a thread can't be made or pinned.
  public init(
    cpus: [Int], abandon: () -> Void, _ body: @escaping @Sendable (Int) -> Void
  ) throws(OperationFailure) {
    for (index, cpu) in cpus.enumerated() {
      do throws(OperationFailure) {
        threads.append(try Self.start(WorkerStart(cpu: cpu) { body(index) }))
      } catch {
        abandon()
        for thread in threads { pthread_join(thread, nil) }
        threads = []
        throw error
      }
    }
  }

  /// Waits until every body has returned: what they wrote may be read then.
  public mutating func join() {
    for thread in threads { pthread_join(thread, nil) }
    threads = []
  }

  deinit { for thread in threads { pthread_join(thread, nil) } }

  private static func start(_ start: WorkerStart) throws(OperationFailure) -> pthread_t {
    let handle = Unmanaged.passRetained(start)
    var thread = pthread_t()
    let error = PeerSignals.allBlocked {
      pthread_create(&thread, nil, runWorker, handle.toOpaque())
    }
    guard error == 0 else {
      handle.release()
      throw OperationFailure(call: "pthread_create", errno: error)
    }
    while start.state.load(ordering: .acquiring) < 0 { sched_yield() }
    let failure = start.state.load(ordering: .acquiring)
    guard failure == 0 else {
      pthread_join(thread, nil)
      throw OperationFailure(call: "sched_setaffinity to CPU \(start.cpu)", errno: failure)
    }
    return thread
  }
}

/// What a new thread is handed.
private final class WorkerStart: Sendable {
  let cpu: Int
  let body: @Sendable () -> Void
  /// −1 until the thread is pinned, then 0 or the errno of that.
  let state = Atomic<Int32>(-1)

  init(cpu: Int, _ body: @escaping @Sendable () -> Void) {
    self.cpu = cpu
    self.body = body
  }
}

private func runWorker(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  let start = Unmanaged<WorkerStart>.fromOpaque(argument).takeRetainedValue()
  do throws(OperationFailure) {
    try CPUMask(cpu: start.cpu).apply()
  } catch {
    start.state.store(error.errno, ordering: .releasing)
    return nil
  }
  start.state.store(0, ordering: .releasing)
  start.body()
  return nil
}

internal import Glibc
public import Measurement

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
        threads.append(
          try ThreadStart.run(on: cpu) { isReady in
            isReady()
            body(index)
          })
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
}

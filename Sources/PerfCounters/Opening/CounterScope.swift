/// Which threads and CPUs a group of counters watches.
public enum CounterScope: Sendable, Hashable {
  /// The calling thread only.
  case thisThread
  /// The calling thread and threads it starts after the group was opened.
  case thisThreadAndChildren
  /// Everything that runs on these CPUs; needs root or perf_event_paranoid ≤ 0.
  case cpus([Int])
}

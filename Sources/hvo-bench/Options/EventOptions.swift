import ArgumentParser
import LinuxHost
import PerfCounters

/// Which events to count beside the usual ones.
struct EventOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Events to count beside the usual ones (counters: to try instead of the list), separated by \
      commas: libpfm4 names such as CYCLES or icx::TLB_FLUSH:STLB_ANY, roles such as dtlb-walks, \
      trace points such as tlb:tlb_flush; :u or :k behind a name for user or kernel mode alone. A \
      name that is no event is reported as not counted. \
      See hvo-bench counters.
      """, valueName: "names"))
  var events: String?

  /// The events named. One that isn't known is said at once and reported as not counted; if none is
  /// known, that is a usage error. Both offer names like it.
  var requests: [CounterRequest] {
    get throws {
      guard let events else { return [] }
      return try usage {
        let (requests, unknown) = try DetachedTracefs.with(HostMachine()) {
          try CounterRequest.list(parsing: events, on: $0)
        }
        for error in unknown { StandardError.say("--events: not counted: \(error)") }
        return requests
      }
    }
  }

  /// The usual events, then those named.
  var beside: [CounterRequest] {
    get throws {
      let usual = CounterEvent.usual
      return usual + (try requests).filter { !usual.contains($0) }
    }
  }
}

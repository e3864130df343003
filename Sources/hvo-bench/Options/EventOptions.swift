import ArgumentParser
import PerfCounters

/// Which events to count beside the usual ones.
struct EventOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Events to count beside the usual ones (counters: to try instead of the list), separated by \
      commas: libpfm4 names such as CYCLES or icx::TLB_FLUSH:STLB_ANY, roles such as dtlb-walks, \
      trace points such as tlb:tlb_flush; :u or :k behind a name for user or kernel mode alone. \
      See hvo-bench counters.
      """, valueName: "names"))
  var events: String?

  /// The events named; a usage error offers names like one that isn't known.
  var requests: [CounterRequest] {
    get throws {
      guard let events else { return [] }
      return try usage { try CounterRequest.list(parsing: events) }
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

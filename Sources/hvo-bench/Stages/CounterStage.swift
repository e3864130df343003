import LinuxHost
import PerfCounters
import Results

/// The counters section: events tried on this machine.
struct CounterStage {
  /// Events to try; empty: all that this tool has words for.
  let requests: [CounterRequest]

  func run(into file: inout ResultFile) {
    let curated = CuratedCounters.all()
    let known = (CounterEvent.all + curated.flatMap(\.events)).map { CounterRequest($0.name) }
    let tried = requests.isEmpty ? known : requests
    // As the flushes section counts them: by a mount of tracefs that is this process's own.
    let trials = DetachedTracefs.with(HostMachine()) { host in
      tried.map { CounterTrial($0, on: host) }
    }
    file.counters = trials.map { CounterRow($0) }
    if requests.isEmpty { file.counters += curated.flatMap(\.gaps).map { CounterRow($0) } }
    let countable = trials.count { $0.domain != nil }
    file.conclusions = [
      Conclusion(
        sizeBytes: nil,
        text: "\(countable) of \(trials.count) events can be counted here. \(Self.cpu(curated))")
    ]
  }

  /// The CPU, as far as it is known.
  private static func cpu(_ curated: [CuratedCounters]) -> String {
    guard curated.isEmpty else {
      return "CPU: "
        + curated.map { "\($0.cpu), PMU \($0.pmu) of libpfm4 \($0.library) and later" }
        .joined(separator: "; ") + "."
    }
    let identity = CPUIdentity.all(HostRoot())
    let name = identity.value?.map(\.description).joined(separator: "; ") ?? identity.reason ?? ""
    return "No curated events for this CPU (\(name)); the generic ones above need no table."
  }
}

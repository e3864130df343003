/// An event that this tool knows: its name, unit and what it tells.
public struct CounterEvent: Sendable, Hashable {
  /// Where the kernel or the CPU keeps it.
  public enum Source: Sendable, Hashable {
    /// libpfm4 encodes the name for perf_event_open.
    case libpfm(rung: CounterRung)
    /// A trace point, opened by the number that tracefs gives.
    case tracepoint(system: String, event: String)
    /// The row of /proc/interrupts that ends in this description, which architectures share while
    /// their row names differ.
    case interrupts(description: String)
    /// A row of /proc/vmstat.
    case vmstat(row: String)
  }

  /// The name users write.
  public let name: String
  /// What one count is.
  public let unit: String
  /// What it means for HVO and TLB work.
  public let meaning: String
  /// Where it is kept.
  public let source: Source
  /// What a curated event of a CPU stands for, `dtlb-walks`; nil for those that any CPU may have.
  public var role: String?

  /// How far down the ladder the figure stands.
  public var rung: CounterRung { source.rung }

  /// The event of the table, or else of the curated ones of any CPU, with this name in any case of
  /// letters.
  public static func named(_ name: String) -> CounterEvent? {
    let wanted = name.lowercased()
    func find(_ events: [CounterEvent]) -> CounterEvent? {
      events.first { $0.name.lowercased() == wanted }
    }
    return find(all) ?? (wanted.contains("::") ? find(curated) : nil)
  }
}

extension CounterEvent.Source {
  var rung: CounterRung {
    switch self {
    case .libpfm(let rung): rung
    case .tracepoint: .tracepoint
    case .interrupts: .interrupts
    case .vmstat: .vmstat
    }
  }
}

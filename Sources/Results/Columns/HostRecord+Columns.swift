extension HostRecord: ResultRow {
  public static var section: Section { .host }
  public var key: String { name }

  public static var columns: [Column<Self>] {
    [
      .text("name", "Name") { $0.name },
      .text("cpuModel", "CPU") { $0.cpuModel },
      .text("architecture", "Architecture") { $0.architecture },
      .integer("onlineCPUs", "CPUs online", .count) { Int64($0.onlineCPUs) },
      .integer("usableCPUs", "CPUs usable", .count) { Int64($0.usableCPUs) },
      .text("virtualMachine", "Virtual machine") { $0.virtualMachine },
      .text("kernel", "Kernel") { $0.kernel },
      .integer("memoryBytes", "Memory", .bytes) { $0.memoryBytes },
      Column("basePageBytes", "Base page") { .size($0.basePageBytes) },
      .integer("structPage.bytes", "struct page", .bytes) { $0.structPage.bytes },
      .text("structPage.source", "struct page from") { $0.structPage.source },
      .text("hvo.state", "HVO") { $0.hvo.state.rawValue },
      .text("hvo.how", "To change HVO") { $0.hvo.how },
      .text("hvo.reason", "HVO state because") { $0.hvo.reason },
      .text("hvo.compiledIn", "HVO compiled in") { $0.hvo.compiledIn.rawValue },
      .text("clocksource", "Clocksource") { $0.clocksource },
      .figure("timerReadCost", "One clock read", .smaller) { $0.timerReadCost },
      .text("governor", "Frequency governor") { $0.governor },
      .text("counters.pmu", "Hardware PMU") { $0.counters.pmu ?? "none" },
      .integer("counters.perfEventParanoid", "perf_event_paranoid", .count) {
        $0.counters.perfEventParanoid.map(Int64.init)
      },
    ]
  }

  /// No PMU is no key.
  public func fields(of column: String, at index: Int) -> [String] {
    column == "counters.pmu" && counters.pmu == nil ? [] : [Self.section.place(at: index) + column]
  }

  public var details: [Detail] {
    var details: [Detail] = []
    for pool in pools {
      let id = "pools.\(SizeLabel.text(pool.sizeBytes))"
      for (name, value) in pool.counts {
        details.append(Detail("\(id).\(name)", value.map { .integer($0, .count) } ?? .none))
      }
    }
    for event in counters.events {
      details.append(
        Detail(
          "counters.events.\(event.name)",
          event.available ? .flag(true) : .text(event.reason ?? "unavailable")))
    }
    return details
  }
}

extension PoolRecord {
  /// The counts with their JSON keys, in the order of a report.
  public var counts: [(name: String, value: Int64?)] {
    [("pages", pages), ("free", free), ("reserved", reserved), ("surplus", surplus)]
  }
}

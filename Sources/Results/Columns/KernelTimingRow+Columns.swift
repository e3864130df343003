extension KernelTimingRow: ResultRow {
  public static var section: Section { .kernelTimings }
  public var key: String {
    [SizeLabel.text(sizeBytes), operation.rawValue, "hvo-\(hvo)", "rcu-\(rcu)", "\(batch)"]
      .joined(separator: "/")
  }

  public static var secondTitle: String? { "Counted over further writes, per write" }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size", in: .both) { .size($0.sizeBytes) },
      .text("operation", "Operation", in: .both) { $0.operation.rawValue },
      .integer("batch", "Asked", .count, in: .both) { $0.batch },
      .text("hvo", "HVO", in: .both) { $0.hvo.rawValue },
      .text("rcu", "RCU", in: .both) { $0.rcu.rawValue },
      .figure("obtained", "Got", .larger) { $0.obtained },
      .integer("n", "n", .count) { Int64($0.n) },
      .figure("first", "First", .smaller) { $0.first },
      .integer("firstSplits", "PMDs split", .pages, in: .files) { $0.firstSplits },
      .figure("p50", "p50", .smaller) { $0.p50 },
      .figure("p99", "p99", .smaller, in: .files) { $0.p99 },
      .figure("maximum", "Max", .smaller) { $0.maximum },
      .figure("cpuP50", "CPU p50", .smaller) { $0.cpuP50 },
      .figure("perHugePage", "Per page", .smaller) { $0.perHugePage },
    ]
  }

  /// Those that were counted.
  public static func secondRows(_ rows: [Self]) -> [Self] { rows.filter { !$0.counters.isEmpty } }

  /// One column more for each event.
  public static func secondColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .second || $0.place == .both }
      + KernelCounterRecord.columns(for: rows, \.counters)
  }

  public func fields(of column: String, at index: Int) -> [String] {
    [Self.section.place(at: index) + KernelCounterRecord.field(of: column, among: counters)]
  }

  public var details: [Detail] { counters.flatMap(\.details) }
}

extension KernelCounterRecord {
  /// A column for each event that occurs, or for those of a list that do.
  static func columns<Row>(
    for rows: [Row], _ counters: @escaping @Sendable (Row) -> [KernelCounterRecord],
    _ list: [String]? = nil
  ) -> [Column<Row>] {
    var names: [String] = []
    for counter in rows.flatMap(counters)
    where !names.contains(counter.event) && list?.contains(counter.event) != false {
      names.append(counter.event)
    }
    return names.map { name in
      .figure("counters.\(name)", name) { row in
        counters(row).first { $0.event == name }?.perWrite
      }
    }
  }

  /// The key of such a column, or of any other.
  static func field(of column: String, among counters: [KernelCounterRecord]) -> String {
    guard column.hasPrefix("counters."),
      let index = counters.firstIndex(where: { "counters.\($0.event)" == column })
    else { return column }
    return "counters[\(index)].perWrite"
  }

  var details: [Detail] {
    [
      Detail("counters.\(rung).\(event).perWrite", .figure(perWrite)),
      Detail("counters.\(rung).\(event).perHugePage", .figure(perHugePage)),
    ] + (fewest.map { [Detail("counters.\(rung).\(event).fewest", .figure($0))] } ?? [])
  }
}

extension KernelFitRow: ResultRow {
  public static var section: Section { .kernelFits }
  public var key: String {
    [SizeLabel.text(sizeBytes), operation.rawValue, "hvo-\(hvo)", "rcu-\(rcu)"]
      .joined(separator: "/")
  }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .text("operation", "Operation") { $0.operation.rawValue },
      .text("hvo", "HVO") { $0.hvo.rawValue },
      .text("rcu", "RCU") { $0.rcu.rawValue },
      .figure("fixed", "Per write", .smaller) { $0.fixed },
      .figure("perHugePage", "Per huge page", .smaller) { $0.perHugePage },
      .integer("points", "Batches", .count) { Int64($0.points) },
    ]
  }
}

extension KernelSavingRow: ResultRow {
  public static var section: Section { .kernelSavings }
  public var key: String { "\(SizeLabel.text(sizeBytes))/\(asked)" }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size", in: .both) { .size($0.sizeBytes) },
      .integer("asked", "Asked", .count) { $0.asked },
      .integer("obtained", "Got", .count, in: .both) { $0.obtained },
      .integer("predictedPages", "Predicted", .pages) { $0.predictedPages },
      .integer("measuredPages", "Measured", .pages, .larger) { $0.measuredPages },
      .integer("differencePages", "Difference", .pages) { $0.differencePages },
      .integer("leftPages", "After free", .pages) { $0.leftPages },
      .integer("controlPages", "HVO off", .pages) { $0.controlPages },
      .integer(
        "netBytes", "Net, side by side", .bytes, .larger, in: .second,
        missing: { _ in ResultFile.olderFile }
      ) { $0.netBytes },
      .integer(
        "netScatteredBytes", "Net, scattered", .bytes, .larger, in: .second,
        missing: { _ in ResultFile.olderFile }
      ) { $0.netScatteredBytes },
      .figure("pageTablePages", "PMDs split now", .smaller, in: .second) { $0.pageTablePages },
      .figure("freeBytes", "MemFree fell by", .smaller, in: .second) { $0.freeBytes },
      Column("availableBytes", "MemAvailable fell by", .smaller, in: .second) {
        $0.availableBytes.map(Cell.figure) ?? .missing(reason: ResultFile.olderFile)
      },
      .text("nodes", "Per node", in: .files) { $0.nodes },
      .text("explanation", "Why", in: .files) { $0.explanation },
    ]
  }

  public static var secondTitle: String? {
    "Beside it: net saving by the calculator; memory taken beyond the huge pages (negative: less)"
  }
}

extension KernelEventRow: ResultRow {
  public static var section: Section { .kernelEvents }
  public var key: String { id }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "What") { $0.title },
      .integer("n", "n", .count) { Int64($0.n) },
      .figure("p50", "p50", .smaller) { $0.p50 },
      .figure("maximum", "Max", .smaller) { $0.maximum },
    ]
  }

  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .table }
      + KernelCounterRecord.columns(
        for: rows, \.counters, ["tlb:tlb_flush", "ipi:ipi_send_cpu", "interrupts:CAL"])
  }

  public func fields(of column: String, at index: Int) -> [String] {
    [Self.section.place(at: index) + KernelCounterRecord.field(of: column, among: counters)]
  }

  public var details: [Detail] { counters.flatMap(\.details) }
}

extension KernelImpactRow: ResultRow {
  public static var section: Section { .kernelImpact }
  public var key: String { "\(observer)/\(phase.rawValue)" }

  /// What the columns say.
  public static let notes = [
    "Longest gap: the longest time that the observer got nothing done while a batch was allocated and"
      + " freed (quiet: while nothing was, for as long as with HVO on). p50 is the median of n batches."
      + " A longer watch sees longer gaps, so compare hvo-on with quiet; the longest of all is one event."
  ]

  public static var columns: [Column<Self>] {
    [
      .text("observer", "Observer") { $0.observer },
      .text("phase", "Meanwhile") { $0.phase.rawValue },
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .integer("batch", "Batch", .count) { $0.batch },
      .integer("frames", "Frames walked", .count) { $0.frames },
      .integer("n", "n", .count) { Int64($0.n) },
      .figure("p50", "Longest gap, p50", .smaller) { $0.p50 },
      .figure("maximum", "Longest of all", .smaller) { $0.maximum },
    ]
  }
}

extension ModelCheckRow: ResultRow {
  public static var section: Section { .modelChecks }
  public var key: String { (sizeBytes.map { SizeLabel.text($0) + "/" } ?? "") + what }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size") { $0.sizeBytes.map(Cell.size) ?? .none },
      .text("what", "What") { $0.what },
      .figure("model", "Predicted or published") { $0.model },
      .figure("machine", "This kernel") { $0.machine },
      Column("ratio", "Here over it") { row in
        row.ratio.map(Cell.figure)
          ?? (row.machine.reason ?? row.model.reason).map { .missing(reason: $0) } ?? .none
      },
      .text("agreement", "Agreement", in: .files) { $0.agreement.rawValue },
      .text("note", "Note", in: .files) { $0.note },
    ]
  }
}

extension PoolStateRow: ResultRow {
  public static var section: Section { .poolStates }
  public var key: String { SizeLabel.text(sizeBytes) }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Pool") { .size($0.sizeBytes) },
      .integer("pages", "Pages", .count, missing: { _ in "the pool's files can't be read" }) {
        $0.pages
      },
      .text("optimized", "Optimised") { $0.optimized.rawValue },
      .integer(
        "couldSaveBytes", "HVO saves, net", .bytes, .larger,
        missing: { $0.pages == nil ? "the pool's files can't be read" : "not computed" }
      ) { $0.couldSaveBytes },
      .text("evidence", "Evidence") { $0.evidence },
      .text("advice", "What to type") { $0.advice },
    ]
  }
}

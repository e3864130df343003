/// A timed operation seen by what it does: what it asks of other CPUs in one table, its stores and
/// the counters in a second.
public struct RemapSteps: Sendable, Hashable {
  let row: RemapRow

  /// What the first table shows.
  public static let title =
    "Steps per huge page, counted by the simulator (TLBIs as arm64 names them)"

  /// One for each row, the operations of a protocol and size together.
  public static func all(of rows: [RemapRow]) -> [RemapSteps] { rows.map { RemapSteps(row: $0) } }

  /// What is done, in a word: HVO with the split is the split.
  private var operation: String { row.contents == .tables ? "split" : row.operation.rawValue }

  /// Frames that page tables take, or that de-HVO takes back.
  private var spent: Figure? { row.pagesSpent.value == 0 ? nil : row.pagesSpent }
  private var freed: Figure? { row.pagesFreed.value == 0 ? nil : row.pagesFreed }
}

extension RemapSteps: ResultRow {
  public static var section: Section { .remap }
  public var key: String { row.key }
  public static var secondTitle: String? { "Per huge page: stores, and what the counters say" }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol", in: .both) { $0.row.protocolID },
      Column("sizeBytes", "Size", in: .both) { .size($0.row.sizeBytes) },
      .text("operation", "Does", in: .both) { $0.operation },
      .figure("dsb", "DSB", .smaller) { $0.row.total(of: .dsb) },
      // A protocol pauses others in one way; its name says which.
      .figure("pauses", "Pauses", .smaller) {
        $0.row.total(of: .stop) ?? $0.row.total(of: .ipi)
      },
      .figure("pagesFreed", "Pages freed", .larger) { $0.freed },
      .figure("pagesSpent", "Pages spent", .smaller) { $0.spent },
      .figure("isb", "ISB", .smaller, in: .second) { $0.row.total(of: .isb) },
      .figure("store", "Stores", .smaller, in: .second) { $0.row.total(of: .store) },
      .figure("swap", "CAS", .smaller, in: .second) { $0.row.total(of: .swap) },
    ]
  }

  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    if column == "operation", row.contents == .tables { return [place + "contents"] }
    if column == "pauses" {
      let kind = row.total(of: .stop) == nil ? RemapRow.Action.Kind.ipi : .stop
      return row.fields(of: kind.rawValue, at: index)
    }
    if column.hasPrefix("tlbi.") {
      let form = column.dropFirst("tlbi.".count)
      return row.actions.firstIndex { $0.kind == .tlbi && $0.name == form }
        .map { ["\(place)actions[\($0)].perHugePage"] } ?? []
    }
    return row.fields(of: column, at: index)
  }

  /// One column more for each TLBI form that any of the rows executes.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let forms = rows.flatMap(\.row.actions).filter { $0.kind == .tlbi }.map(\.name).uniqued
    return columns.filter { $0.place == .both }
      + forms.map { form in
        .figure("tlbi.\(form)", form, .smaller) { steps in
          steps.row.actions.first { $0.kind == .tlbi && $0.name == form }?.perHugePage
        }
      }
      + columns.filter { $0.place == .table }
  }

  /// One column more for each event of this thread that was counted and isn't 0 in every row.
  public static func secondColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .both || $0.place == .second }
      + RemapRow.Counter.columns(for: rows, of: \.row)
  }
}

extension RemapRow.Counter {
  /// A column for each event of the measuring thread that was counted and isn't 0 in every row.
  static func columns<Row>(
    for rows: [Row], of remap: @escaping @Sendable (Row) -> RemapRow?
  ) -> [Column<Row>] {
    let counters = rows.flatMap { remap($0)?.counters ?? [] }
    let events = counters.filter { $0.isOfThread && $0.perHugePage.value ?? 0 != 0 }
      .map(\.event).uniqued
    return events.map { event in
      .figure(event, event, .smaller) { row in
        remap(row)?.counters.first { $0.event == event }?.perHugePage
      }
    }
  }
}

extension [String] {
  /// Each text once, in order of first appearance.
  fileprivate var uniqued: [String] {
    var seen: Set<String> = []
    return filter { seen.insert($0).inserted }
  }
}

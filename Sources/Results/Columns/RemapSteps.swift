/// A timed operation seen by what it does: what it asks of other CPUs in one table, its stores and
/// the counters in a second.
public struct RemapSteps: Sendable, Hashable {
  let row: RemapRow
  /// Its place in the section.
  let index: Int

  /// One for each row, the operations of a protocol and size together.
  public static func all(of rows: [RemapRow]) -> [RemapSteps] {
    rows.enumerated().map { RemapSteps(row: $1, index: $0) }
  }

  /// What the operations are, where one of them is a split, and what a pause is.
  public static func notes(on rows: [RemapRow]) -> [String] {
    var notes: [String] = []
    if rows.contains(where: { $0.contents == .tables }) {
      notes.append(
        "split: HVO of folios whose vmemmap PMDs are still blocks, tables only, so its TLBIs are those of "
          + "the split and of HVO; hvo: the same with the split done before. A PMD is split once, so "
          + "costs per huge page are those of hvo, without it")
    }
    if rows.contains(where: { $0.total(of: .stop) != nil || $0.total(of: .ipi) != nil }) {
      notes.append(
        "a pause sends every other CPU an IPI; so does each flush on x86, where arm64's TLBIs need none"
      )
    }
    return notes
  }

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

  public func fields(of column: String, at place: Int) -> [String] {
    let start = Self.section.place(at: index)
    switch column {
    // "split" stands for an HVO of tables only.
    case "operation" where row.contents == .tables: return []
    case "pauses":
      let kind: RemapRow.Action.Kind = row.total(of: .stop) == nil ? .ipi : .stop
      return row.fields(of: kind.rawValue, at: index)
    default: break
    }
    guard column.hasPrefix("tlbi.") else { return row.fields(of: column, at: index) }
    let form = column.dropFirst("tlbi.".count)
    return row.actions.firstIndex { $0.kind == .tlbi && $0.name == form }
      .map { ["\(start)actions[\($0)].perHugePage"] } ?? []
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
      + RemapRow.Counter.columns(for: rows) { $0.row.counters }
  }
}

extension RemapRow.Counter {
  /// A column for each event of the measuring thread that was counted and isn't 0 in every row.
  static func columns<Row>(
    for rows: [Row], of counters: @escaping @Sendable (Row) -> [RemapRow.Counter]
  ) -> [Column<Row>] {
    let events = rows.flatMap(counters).filter(\.tellsOfThread).map(\.event).uniqued
    return events.map { event in
      .figure(event, event, .smaller) { row in
        counters(row).first { $0.event == event }?.perHugePage
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

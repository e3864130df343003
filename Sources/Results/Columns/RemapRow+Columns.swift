extension RemapRow: ResultRow {
  public static var section: Section { .remap }
  public var key: String {
    [
      protocolID, "split=\(split)", SizeLabel.text(sizeBytes), operation.rawValue,
      contents.rawValue, pass.rawValue,
    ].joined(separator: "/")
  }

  public static var secondTitle: String? { "Per huge page, counted from the protocol's steps" }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol", in: .both) { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      .text("split", "Split", in: .both) { $0.split },
      Column("sizeBytes", "Size", in: .both) { .size($0.sizeBytes) },
      .text("operation", "Operation", in: .both) { $0.operation.rawValue },
      .text("pass", "Pass", in: .both) { $0.pass.rawValue },
      .text("contents", "Contents", in: .files) { $0.contents.rawValue },
      .integer("batch", "Batch", .count) { $0.batch },
      .integer("n", "n", .count) { Int64($0.n) },
      .figure("p50", "p50", .smaller) { $0.p50 },
      .figure("p99", "p99", .smaller) { $0.p99 },
      .figure("maximum", "Max", .smaller) { $0.maximum },
      .figure("pagesFreed", "Pages freed", .larger, in: .second) { $0.pagesFreed },
      .figure("pagesSpent", "Pages spent", .smaller, in: .second) { $0.pagesSpent },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  /// One column more for each kind of action that any of the rows counts.
  public static func secondColumns(for rows: [Self]) -> [Column<Self>] {
    let kinds = Action.Kind.allCases.filter { kind in
      rows.contains { $0.actions.contains { $0.kind == kind } }
    }
    let counts = kinds.map { kind in
      Column<Self>.figure(kind.rawValue, kind.heading, .smaller) { $0.total(of: kind) }
    }
    return columns.filter { $0.place == .second || $0.place == .both } + counts
  }

  /// All actions of one kind together; nil if the row counts none.
  func total(of kind: Action.Kind) -> Figure? {
    let figures = actions.filter { $0.kind == kind }.map(\.perHugePage)
    guard let first = figures.first else { return nil }
    guard figures.count > 1, let provenance = first.provenance else { return first }
    if let absent = figures.first(where: { $0.value == nil }) { return absent }
    return Figure(figures.compactMap(\.value).reduce(0, +), first.unit, provenance)
  }

  /// Those of the columns that aren't keys: actions of one kind, counters.
  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    if let kind = Action.Kind(rawValue: column) {
      return actions.indices.filter { actions[$0].kind == kind }.map {
        "\(place)actions[\($0)].perHugePage"
      }
    }
    if let counter = counters.firstIndex(where: { $0.event == column }) {
      return ["\(place)counters[\(counter)].perHugePage"]
    }
    return [place + column]
  }

  public var details: [Detail] {
    actions.map { Detail("actions.\($0.kind.rawValue).\($0.name)", .figure($0.perHugePage)) }
      + counters.flatMap { counter in
        let id = "counters.\(counter.rung).\(counter.event)"
        return [Detail(id, .figure(counter.perHugePage))]
          + (counter.emptySection.map { [Detail("\(id).emptySection", .figure($0))] } ?? [])
      }
      + Detail.halves(halfMedians, of: p50)
  }
}

extension RemapRow.Action.Kind {
  /// Heading of a table; instructions as the manual writes them.
  var heading: String {
    switch self {
    case .tlbi, .dsb, .isb, .ipi: rawValue.uppercased()
    case .stop: "Stops"
    case .store: "Stores"
    case .swap: "CAS"
    }
  }
}

extension EL1PrimitiveRow: ResultRow {
  public static var section: Section { .el1Primitives }
  public var key: String {
    [
      cpu, "\(cores)", SizeLabel.text(granuleBytes), id, barrier ?? "-",
      entries.map { "\($0)" } ?? "-", peers,
    ].joined(separator: "/")
  }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Primitive") { $0.id },
      .text("barrier", "Then") { $0.barrier },
      .text("cpu", "CPU") { $0.cpu },
      .integer("cores", "Cores", .count) { Int64($0.cores) },
      Column("granuleBytes", "Granule", in: .files) { .size($0.granuleBytes) },
      Column("entries", "Entries") { row in
        row.entries.map { .integer($0, .count) } ?? (row.staleHere == nil ? .none : .text("all"))
      },
      .text("peers", "Others") { $0.peers },
      .integer("staleHere", "Stale here", .count) { $0.staleHere },
      .integer("staleElsewhere", "Stale elsewhere", .count) { $0.staleElsewhere },
      .figure("instructions", "Instructions", .smaller) { $0.instructions },
      .figure("time", "Time p50", .smaller) { $0.time },
      .figure("timeP99", "p99", .smaller) { $0.timeP99 },
      .figure("cycles", "Cycles", .smaller) { $0.cycles },
    ]
  }

  /// Without times and cycles where there are none: that they are emulated is said of the guest.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let isTimed = rows.contains { $0.time.value != nil || $0.cycles.value != nil }
    return columns.filter {
      $0.place != .files && (isTimed || !["time", "timeP99", "cycles"].contains($0.id))
    }
  }

  public func fields(of column: String, at index: Int) -> [String] {
    column == "entries" && entries == nil ? [] : [Self.section.place(at: index) + column]
  }

  public var details: [Detail] { events.details }
}

extension [EL1PrimitiveRow] {
  /// The rows that a reader meets first: the most cores, those that hold the entries or idle, and
  /// up to eight entries.
  public var digest: [EL1PrimitiveRow] {
    let most = map(\.cores).max() ?? 1
    return filter { row in
      row.cores == most && (row.entries ?? 1) <= 8
        && (row.peers == (row.isX86Invalidation ? "idle" : "holding") || row.staleHere == nil
          || most == 1)
    }
  }

  public var noteLines: [String] {
    guard !isEmpty else { return [] }
    let stale =
      "Stale: pages that still showed the old frame after the invalidation, on this core and on the"
      + " others together."
    if contains(where: \.isX86Invalidation) {
      return [
        stale
          + " Every x86 invalidation is of its own core and leaves the others stale; a shootdown"
          + " interrupts them to do the same and leaves nobody. An emulated TLB may have dropped some"
          + " of many entries by itself.",
        "global: on global entries, which MOV CR3 and INVPCID 0, 1 and 3 leave cached on silicon;"
          + " QEMU's emulation drops them too.",
        "Instructions: of one operation, loops included; an interrupt's are those of all cores"
          + " together, waits included.",
      ]
    }
    return [
      stale
        + " A local TLBI leaves the others stale; one to the Inner Shareable domain leaves nobody."
        + " Barriers and interrupts invalidate nothing.",
      "Instructions: of one operation with its DSB and ISB, loops included.",
    ]
  }

  /// How many rows the digest leaves out.
  public var shortfallLines: [String] {
    let more = count - digest.count
    return more > 0 ? ["\(more) more rows (other numbers of cores and entries): --details"] : []
  }
}

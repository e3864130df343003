extension FlushRow: ResultRow {
  public static var section: Section { .flushes }
  public var key: String {
    BarrierRow.caseKey(id, pages: pages, peers: peers, peerState: peerState)
  }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "Call") { $0.title },
      .text("kind", "Kind", in: .files) { $0.kind },
      .integer("pages", "Pages", .pages) { $0.pages.map(Int64.init) },
      .integer("peers", "Peers", .count) { Int64($0.peers) },
      .text("peerState", "Peers do", in: .files) { $0.peerState },
      .integer("operations", "n", .count) { Int64($0.operations) },
      .figure("besideRunningPeers", "Peers ran", .larger) { $0.besideRunningPeers },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  /// One column more for each event that any row counted something of, except trace points that
  /// tell the same as the interrupts: those stand in the files.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let fixed = columns.filter { $0.place == .table }
    return fixed
      + events(in: rows) { ($0.value ?? 0) > 0 }.filter { !isDetail($0) }.map { event in
        .figure(event, heading(event, in: rows)) { row in
          row.failure.map { .absent(.count, reason: $0) }
            ?? row.counts.first { $0.event == event }?.perOperation
        }
      }
  }

  /// An event's column shows one of the counts, or why the operation failed.
  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    guard !Self.columns.contains(where: { $0.id == column }) else { return [place + column] }
    if failure != nil { return [place + "failure"] }
    return counts.firstIndex { $0.event == column }
      .map { ["\(place)counts[\($0)].perOperation"] } ?? []
  }

  /// What the table leaves out, and how to read it.
  public static func notes(on rows: [Self]) -> [String] {
    guard !rows.isEmpty else { return [] }
    let some = Set(events(in: rows) { ($0.value ?? 0) > 0 })
    let zero = events(in: rows) { $0.value == 0 }.filter { !some.contains($0) }
    let missing = EventNotes.lines(
      rows.flatMap(\.counts).compactMap { count in
        some.contains(count.event)
          ? nil : count.perOperation.reason.map { ("not counted: ", count.event, $0) }
      })
    return [
      "per operation, preparing its pages included, on all CPUs together; other programs' work is "
        + "in it: CSV and JSON also hold what the machine counts in the same time without "
        + "operations, and the csd and irq_vectors trace points"
    ]
      + (rows.contains { $0.besideRunningPeers != nil }
        ? [
          "Peers ran: the share of the operations beside which every peer was seen to run (its "
            + "heartbeat moved); the others interrupt nobody, so where it is below 100 % the counts "
            + "are too low by as much"
        ] : [])
      + (zero.isEmpty ? [] : ["counted, and 0 in every row: \(zero.joined(separator: ", "))"])
      + missing
      + (rows.contains(where: \.hasNoInterrupt)
        ? [
          "no interrupt isn't no flush: CPUs that broadcast invalidations (TLBI …IS, INVLPGB) "
            + "interrupt nobody"
        ] : [])
  }

  /// A trace point's own name: its group would only make the table wider.
  private static func heading(_ event: String, in rows: [Self]) -> String {
    let isTracePoint = rows.flatMap(\.counts).contains {
      $0.event == event && $0.rung == "tracepoint"
    }
    guard isTracePoint, let colon = event.firstIndex(of: ":") else { return event }
    return String(event[event.index(after: colon)...])
  }

  private static func isDetail(_ event: String) -> Bool {
    event.hasPrefix("csd:") || event.hasPrefix("irq_vectors:")
  }

  /// An invalidation beside running peers for which no interrupt was counted.
  private var hasNoInterrupt: Bool {
    let rungs = counts.filter { $0.rung == "interrupts" || $0.event.hasPrefix("ipi:") }
    let known = rungs.compactMap(\.perOperation.value)
    return kind == "tlb-invalidation" && peers > 0 && !known.isEmpty
      && known.allSatisfy { $0 < 0.5 }
  }

  private static func events(in rows: [Self], where condition: (Figure) -> Bool) -> [String] {
    var events: [String] = []
    for count in rows.flatMap(\.counts)
    where condition(count.perOperation) && !events.contains(count.event) {
      events.append(count.event)
    }
    return events
  }

  public var details: [Detail] {
    counts.flatMap { count in
      let id = "counts.\(count.rung).\(count.event)"
      return [
        Detail(id, .figure(count.perOperation)),
        Detail("\(id).background", .figure(count.background)),
      ]
    }
  }
}

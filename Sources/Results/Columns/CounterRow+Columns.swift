extension CounterRow: ResultRow {
  public static var section: Section { .counters }
  public var key: String { event ?? "none for \(role ?? "an unnamed role")" }

  public static var columns: [Column<Self>] {
    [
      .text("event", "Event") { $0.label },
      .text("role", "Role", in: .files) { $0.role },
      .text("rung", "Rung") { $0.rung },
      .text("counts", "Counts") { $0.counts },
      .text("unit", "Unit", in: .files) { $0.unit },
      .figure("emptySection", "Empty section", .smaller) { $0.emptySection },
      .figure("readCost", "Reading", .smaller) { $0.readCost },
      .text("meaning", "What it tells") { $0.meaning ?? $0.unit },
      .text("access", "Read by", in: .files) { $0.access },
      .text("note", "Note", in: .files) { $0.note },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  /// An event's label is made of two keys, and what it tells of one of two.
  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    return switch column {
    case "event":
      (role.map { _ in [place + "role"] } ?? []) + (event.map { _ in [place + "event"] } ?? [])
    case "meaning": [place + (meaning == nil ? "unit" : "meaning")]
    default: [place + column]
    }
  }

  /// The event, or for a long name of a curated one what it stands for and its PMU.
  private var label: String {
    guard let role else { return event ?? "" }
    guard let event, let end = event.firstIndex(of: ":") else { return event ?? role }
    let mode = [":u", ":k"].first { event.hasSuffix($0) } ?? ""
    return "\(role) (\(event[..<end]))\(mode)"
  }

  /// The rows that a table shows: what can be counted. The rest is in `notes`.
  public static func countable(_ rows: [CounterRow]) -> [CounterRow] {
    rows.filter { $0.failure == nil }
  }

  /// Whether reading takes a system call.
  private static func accessNotes(_ rows: [CounterRow]) -> [String] {
    let direct = rows.filter { $0.access == "rdpmc" }.map(\.label)
    if !direct.isEmpty {
      return [
        "read in user space, without a system call (rdpmc): \(direct.joined(separator: ", "))"
      ]
    }
    return rows.contains { $0.access == "read" }
      ? ["one read(2) a group: the kernel lets user space read none of these itself (no rdpmc)"]
      : []
  }

  /// Each caveat and each reason once, with the events it is about.
  public static func notes(on rows: [CounterRow]) -> [String] {
    accessNotes(rows)
      + EventNotes.lines(rows.compactMap { row in row.note.map { ("", row.label, $0) } })
      + EventNotes.lines(
        rows.compactMap { row in row.failure.map { ("not counted: ", row.label, $0) } })
  }
}

/// Events grouped by what is said of them, in order of first appearance.
enum EventNotes {
  /// "not counted: A, B: reason".
  static func lines(_ notes: [(prefix: String, event: String, reason: String)]) -> [String] {
    var order: [String] = []
    var events: [String: [String]] = [:]
    for note in notes {
      let key = note.reason
      if events[key] == nil { order.append(key) }
      if events[key]?.contains(note.event) != true { events[key, default: []].append(note.event) }
    }
    let prefix = notes.first?.prefix ?? ""
    return order.map { "\(prefix)\((events[$0] ?? []).joined(separator: ", ")): \($0)" }
  }
}

/// One direction of one protocol on one kind of core, all numbers of cores together.
public struct EL1Digest: Sendable, Hashable {
  public let cpu: String
  public let cores: [Int]
  public let name: String
  public let split: String
  public let operation: RemapRow.Operation
  /// Of the guest with the most cores: with one there is nobody to fault.
  public let verdict: String
  public let predicted: [String]
  public let seen: [String]
  public let agrees: Bool?
  /// Of one huge page; absent where it was emulated.
  public let time: Figure
  private let isControl: Bool
  /// Why it wasn't run.
  let failure: String?

  /// Places in the section of the rows behind it; of the one with the most cores.
  private let places: [Int]
  private let widestPlace: Int

  /// One for each, in order of first appearance.
  public static func all(of rows: [EL1ProtocolRow]) -> [EL1Digest] {
    var order: [[String]] = []
    var groups: [[String]: [(offset: Int, element: EL1ProtocolRow)]] = [:]
    for (index, row) in rows.enumerated() {
      let key = [row.cpu, "\(row.granuleBytes)", row.name, row.split, row.operation.rawValue]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append((index, row))
    }
    return order.compactMap { groups[$0].flatMap(EL1Digest.init) }
  }

  private init?(_ group: [(offset: Int, element: EL1ProtocolRow)]) {
    guard let (place, widest) = group.max(by: { $0.element.cores < $1.element.cores }) else {
      return nil
    }
    let rows = group.map(\.element)
    places = group.map(\.offset)
    widestPlace = place
    cpu = widest.cpu
    cores = rows.map(\.cores)
    name = widest.name
    split = widest.split
    operation = widest.operation
    verdict = widest.verdict
    predicted = widest.predicted
    seen = rows.flatMap(\.seen).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let answers = rows.compactMap(\.agrees)
    agrees = answers.isEmpty ? nil : !answers.contains(false)
    time = widest.time
    failure = widest.failure
    isControl = widest.control != nil
  }
}

extension EL1Digest: ResultRow {
  public static var section: Section { .el1Protocols }
  public var key: String { [cpu, name, split, operation.rawValue].joined(separator: "/") }

  /// "any" where anything agrees.
  private var agreement: String {
    guard let agrees else { return "not run" }
    return mayBeAnything ? "any" : agrees ? "yes" : "NO"
  }

  private var mayBeAnything: Bool { predicted.contains("anything") }

  public func fields(of column: String, at index: Int) -> [String] {
    switch column {
    case "agrees" where agrees == nil: []
    case "agrees" where mayBeAnything, "predicted" where mayBeAnything:
      predicted.firstIndex(of: "anything").map {
        ["\(Self.section.place(at: widestPlace))predicted[\($0)]"]
      } ?? []
    case "cores", "seen", "agrees": places.map { Self.section.place(at: $0) + column }
    case "name": [Self.section.place(at: widestPlace) + (isControl ? "control" : "protocolID")]
    default: [Self.section.place(at: widestPlace) + column]
    }
  }

  public static var columns: [Column<Self>] {
    [
      .text("name", "Protocol") { $0.name },
      .text("cpu", "CPU") { $0.cpu },
      .text("cores", "Cores") { $0.cores.map(String.init).joined(separator: ",") },
      .text("split", "Split") { $0.split },
      .text("operation", "Op") { $0.operation.rawValue },
      .text("verdict", "Checker") { $0.verdict },
      .text("predicted", "May be seen") {
        $0.predicted.isEmpty
          ? "nothing" : $0.mayBeAnything ? "anything" : $0.predicted.joined(separator: ", ")
      },
      Column("seen", "Seen") {
        $0.agrees == nil
          ? .missing(reason: $0.failure ?? "not run")
          : .text($0.seen.isEmpty ? "nothing" : $0.seen.joined(separator: ", "))
      },
      .text("agrees", "Agrees") { $0.agreement },
      .figure("time", "Time", .smaller) { $0.time },
    ]
  }

  /// Without times where there are none: that they are emulated is said of the guest.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.id != "time" || rows.contains { $0.time.value != nil } }
  }
}

extension [EL1ProtocolRow] {
  /// What the table leaves out.
  public var noteLines: [String] {
    guard !isEmpty else { return [] }
    let run = filter { $0.agrees != nil && $0.control == nil }
    let legal = run.filter { $0.verdict.hasPrefix("legal") }
    let clean = legal.filter { $0.counts?.isClean == true }
    var lines = [
      "Checker: the model checker's verdict for this core. anything: a rule of the architecture is"
        + " broken, so a machine may show any of it, or nothing.",
      "\(clean.count) of \(legal.count) legal runs ended with every page verified on every core, read"
        + " through its address against the tables; \(run.count - legal.count) runs are of protocols"
        + " that the checker doesn't call legal.",
    ]
    for control in Set(compactMap(\.control)).sorted() {
      let rows = filter { $0.control == control && $0.predicted.contains(Self.stale) }
      let caught = rows.filter { $0.seen.contains(Self.stale) }
      guard !rows.isEmpty else { continue }
      lines.append(
        "control: \(control): \(caught.count) of \(rows.count) runs that leave a stale translation"
          + " were caught by a stale read.")
    }
    let refused = filter { $0.failure != nil }
    for reason in Set(refused.compactMap(\.failure)).sorted() {
      let cases = Set(
        refused.filter { $0.failure == reason }.map { "\($0.protocolID) on \($0.cpu)" })
      lines.append("not run: \(cases.sorted().joined(separator: ", ")): \(reason)")
    }
    return lines
  }

  /// What a reader takes away: whether checker and guest agree, and what was caught.
  public var conclusions: [String] {
    let run = filter { $0.agrees != nil }
    guard !run.isEmpty else { return [] }
    let told = run.filter { !$0.predicted.contains("anything") }
    let against = told.filter { $0.agrees == false }
    let legal = run.filter { $0.control == nil && $0.verdict.hasPrefix("legal") }
    let clean = legal.filter { $0.counts?.isClean == true }
    let broken = run.filter { $0.control != nil && $0.predicted.contains(Self.stale) }
    let caught = broken.filter { $0.seen.contains(Self.stale) }
    var lines = [
      "Checker and guests: \(told.count - against.count) of \(told.count) runs show what the checker"
        + " says may be seen; \(run.count - told.count) more break a rule, so that anything may be.",
      "Legal protocols: \(clean.count) of \(legal.count) runs ended with every page verified on every"
        + " core.",
    ]
    if !broken.isEmpty {
      lines.append(
        "Missing or only local TLBIs: \(caught.count) of \(broken.count) runs that leave a stale"
          + " translation were caught by a stale read.")
    }
    if !against.isEmpty {
      lines.append("Not as predicted: \(against.map(\.key).prefix(5).joined(separator: ", ")).")
    }
    return lines
  }

  private static var stale: String { "stale translation" }
}

extension EL1ProtocolCounts {
  /// Whether every page was verified on every core, and every permission was that of the tables.
  var isClean: Bool {
    checks > 0 && staleHere == 0 && staleElsewhere == 0 && permissionMismatches == 0
  }
}

extension CheckRow: ResultRow {
  public static var section: Section { .checks }
  public var key: String { "\(protocolID)/\(split)/\(operation.rawValue)/\(setting.name)" }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      .text("operation", "Operation") { $0.operation.rawValue },
      .text("split", "Split") { $0.split },
      .text("setting.name", "Setting") { $0.setting.name },
      .text("setting.label", "Label", in: .files) { $0.setting.label },
      .text("verdict", "Verdict") { $0.verdict.rawValue },
      .text("rule", "Rule") { $0.rule },
      .text("reason", "Reason", in: .files) { $0.reason },
      .integer("states", "States", .count) { $0.states },
      Column("isExhaustive", "All seen") { .flag($0.isExhaustive) },
      .figure("time", "Time", .smaller) { $0.time },
    ]
  }

  /// The verdict by its mark, as the matrix has it.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .table }.map { column in
      column.id == "verdict" ? .text(column.id, column.title) { $0.verdict.mark } : column
    }
  }

  public var details: [Detail] {
    conditions.enumerated().map { Detail("conditions.\($0.offset + 1)", .text($0.element)) }
      + findings.enumerated().flatMap { index, finding in
        finding.details("findings.\(index + 1)")
      }
  }
}

extension CheckRow.Finding {
  /// All that it holds, under the name of its place in the row.
  func details(_ place: String) -> [Detail] {
    func detail(_ name: String, _ text: String?) -> [Detail] {
      text.map { [Detail("\(place).\(name)", .text($0))] } ?? []
    }
    return detail("title", title) + detail("detail", self.detail) + detail("entry", entry)
      + detail("place", self.place)
      + [
        Detail("\(place).cpu", .integer(Int64(cpu), .count)),
        Detail("\(place).isViolation", .flag(isViolation)),
      ]
      + detail("citation.rule", citation?.rule) + detail("citation.edition", citation?.edition)
      + detail("trace", trace?.joined(separator: "\n"))
  }
}

extension CheckRow.Verdict {
  /// The verdict in a table, short enough for a column of its own.
  public var mark: String {
    switch self {
    case .legal: "yes"
    case .conditional: "if"
    case .faults: "fault"
    case .illegal: "NO"
    case .notApplicable: "-"
    case .undecided: "?"
    }
  }

  /// What `mark` means.
  public var meaning: String {
    switch self {
    case .legal: "legal"
    case .conditional: "legal if what is said below holds"
    case .faults: "no rule broken, but a walker can take a fault that nobody handles"
    case .illegal: "illegal"
    case .notApplicable: "the question doesn't arise"
    case .undecided: "not exhausted"
    }
  }
}

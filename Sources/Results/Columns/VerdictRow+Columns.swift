extension VerdictRow: ResultRow {
  public static var section: Section { .verdicts }
  public var key: String { "\(protocolID)/\(SizeLabel.text(sizeBytes))" }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .figure("costHVO", "HVO", .smaller) { $0.costHVO },
      .figure("costDeHVO", "De-HVO", .smaller) { $0.costDeHVO },
      .integer("savedBytes", "Saved", .bytes, .larger) { $0.savedBytes },
      .figure("breakEvenChurn", "Break-even", .larger) { $0.breakEvenChurn },
      .figure("coreShare", "Core share", in: .files) { $0.coreShare },
    ]
  }

  /// The settings that any of the rows was judged for, in the order in which they appear.
  public static func settings(of rows: [Self]) -> [String] {
    var settings: [String] = []
    for one in rows.lazy.flatMap(\.legality) where !settings.contains(one.setting) {
      settings.append(one.setting)
    }
    return settings
  }

  /// One column more for each setting, headed by its letter.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let judged = settings(of: rows).enumerated().map { index, setting in
      Column<Self>.text("legality.\(setting)", letter(index)) { row in
        row.legality.first { $0.setting == setting }?.verdict.mark
      }
    }
    let columns = columns.filter { $0.place == .table }
    return Array(columns.prefix(2)) + judged + columns.dropFirst(2)
  }

  /// A setting's column shows the verdict of one of the legalities.
  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    guard column.hasPrefix("legality.") else { return [place + column] }
    let setting = column.dropFirst("legality.".count)
    return legality.firstIndex { $0.setting == setting }
      .map { ["\(place)legality[\($0)].verdict"] } ?? []
  }

  /// A, B, … Z, A2, …: the heading of the setting with this index.
  public static func letter(_ index: Int) -> String {
    let letter = Character(Unicode.Scalar(UInt8(ascii: "A") + UInt8(index % 26)))
    return index < 26 ? "\(letter)" : "\(letter)\(index / 26 + 1)"
  }

  public var details: [Detail] {
    legality.flatMap { one in
      [Detail("legality.\(one.setting).verdict", .text(one.verdict.rawValue))]
        + (one.rule.map { [Detail("legality.\(one.setting).rule", .text($0))] } ?? [])
        + [Detail("legality.\(one.setting).reason", .text(one.reason))]
    }
      + costParts.map { Detail("costParts.\($0.operation.rawValue).\($0.what)", .figure($0.cost)) }
  }
}

extension VerdictRow.Verdict {
  /// The verdict in a table, short enough for a column of its own.
  public var mark: String {
    switch self {
    case .legal: "yes"
    case .conditional: "if"
    case .illegal: "NO"
    case .notJudged: "?"
    }
  }

  /// What `mark` means.
  public var meaning: String {
    switch self {
    case .legal: "legal"
    case .conditional: "legal if the condition below holds"
    case .illegal: "illegal or faulting"
    case .notJudged: "not judged"
    }
  }
}

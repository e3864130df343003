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

  public var details: [Detail] {
    legality.flatMap { one in
      [Detail("legality.\(one.setting).verdict", .text(one.verdict.rawValue))]
        + (one.rule.map { [Detail("legality.\(one.setting).rule", .text($0))] } ?? [])
        + [Detail("legality.\(one.setting).reason", .text(one.reason))]
    }
      + costParts.map { Detail("costParts.\($0.operation.rawValue).\($0.what)", .figure($0.cost)) }
  }
}

extension CounterexampleRow: ResultRow {
  public static var section: Section { .counterexamples }
  public var key: String { "\(protocolID)/\(split)/\(operation.rawValue)/\(settings.first ?? "")" }

  /// A report shows the run, not a table.
  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol", in: .files) { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      .text("operation", "Operation", in: .files) { $0.operation.rawValue },
      .text("split", "Split", in: .files) { $0.split },
      Column("settings", "Settings", in: .files) { .texts($0.settings) },
    ]
  }

  /// What the runs are.
  public static let noteLine =
    "What each verdict of NO rests on: the shortest run of the checker's model that ends in it, line by"
    + " line, once for all sizes and for the settings that share it."

  public var details: [Detail] { finding.details("finding") }
}

extension RegionRow: ResultRow {
  public static var section: Section { .regions }
  public var key: String {
    "\(scope.rawValue)/\(SizeLabel.text(sizeBytes))/\(cpus)/\(protocolID ?? "off")"
  }

  public static var columns: [Column<Self>] {
    [
      .text("scope", "Protocols of") { $0.scope.rawValue },
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .integer("count", "Pool", .count) { $0.count },
      .integer("cpus", "CPUs", .count) { Int64($0.cpus) },
      .figure("fromChurn", "Churn from") { $0.fromChurn },
      .figure("toChurn", "Up to") { $0.toChurn },
      .text("protocolID", "Most worth left by") { $0.protocolID },
    ]
  }

  /// How exact they are.
  public static let noteLine =
    "Computed by the formulas of the tradeoff, everything but churn and CPUs as it was weighed; a"
    + " decade of churn has eight steps, so that an end may be off by half of one."
    + " -: no protocol is worth its CPU time, so keep it off."
}

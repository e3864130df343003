extension KernelCostRow: ResultRow {
  public static var section: Section { .kernelCosts }
  public var key: String {
    [SizeLabel.text(sizeBytes), operation.rawValue, "rcu-\(rcu)"].joined(separator: "/")
  }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .text("operation", "Operation") { $0.operation.rawValue },
      .text("rcu", "RCU") { $0.rcu.rawValue },
      .figure("cpuPerHugePage", "CPU per page", .smaller) { $0.cpuPerHugePage },
      .figure("wallPerHugePage", "Wall per page", .smaller) { $0.wallPerHugePage },
      .figure("cpuPerWrite", "CPU per write", .smaller, in: .files) { $0.cpuPerWrite },
      .figure("wallPerWrite", "Wall per write", .smaller) { $0.wallPerWrite },
      .integer("rounds", "Rounds", .count) { Int64($0.rounds) },
    ]
  }
}

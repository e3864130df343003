extension KernelPoolRow: ResultRow {
  public static var section: Section { .kernelPools }
  public var key: String { place }

  /// "2M", "2M on node 0".
  private var place: String {
    SizeLabel.text(sizeBytes) + (node.map { " on node \($0)" } ?? "")
  }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Pool") { .size($0.sizeBytes) },
      .integer("node", "Node", .count) { $0.node },
      .integer("before.pages", "Pages before", .count) { $0.before.pages },
      .integer("before.free", "Free before", .count) { $0.before.free },
      .integer("before.surplus", "Surplus before", .count) { $0.before.surplus },
      .integer("after.pages", "Pages after", .count) { $0.after.pages },
      .integer("after.free", "Free after", .count) { $0.after.free },
      .integer("after.surplus", "Surplus after", .count) { $0.after.surplus },
      .integer("leftOver", "Left over", .count, .smaller) { $0.leftOver },
      .integer("usedSince", "In use since", .count, in: .files) { $0.usedSince },
    ]
  }

  /// What the columns don't say: pages that are still there, and pages that came into use.
  public static func notes(on rows: [KernelPoolRow]) -> [String] {
    rows.flatMap { row in
      [
        row.leftOver > 0
          ? "\(row.place): \(row.leftOver) pages more than before: the kernel frees them when whoever"
            + " holds them lets go" : nil,
        row.usedSince > row.leftOver
          ? "\(row.place): \(row.usedSince) pages more in use than before: another program took them"
            + " meanwhile, or the kernel still counts pages of this run as used" : nil,
      ].compactMap { $0 }
    }
  }
}

extension SavingsRow: ResultRow {
  public static var section: Section { .savings }
  public var key: String { "\(SizeLabel.text(sizeBytes)) x \(count), \(countOrigin)" }

  public static var secondTitle: String? { "In bytes" }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size", in: .both) { .size($0.sizeBytes) },
      .integer("count", "Count", .count, in: .both) { $0.count },
      .text("countOrigin", "Count from") { $0.countOrigin },
      .integer("poolBytes", "Pool", .bytes) { $0.poolBytes },
      .integer("basePages", "Base pages", .pages, in: .second) { $0.basePages },
      .integer("vmemmapBeforeBytes", "vmemmap", .bytes, in: .both) { $0.vmemmapBeforeBytes },
      .integer("vmemmapKeptBytes", "Kept", .bytes, .smaller, in: .both) { $0.vmemmapKeptBytes },
      .integer("vmemmapFreedBytes", "Freed", .bytes, .larger, in: .both) { $0.vmemmapFreedBytes },
      .integer("pageTablePages", "PTE pages", .pages, .smaller) { $0.pageTablePages },
      .integer("pageTableBytes", "PTE pages", .bytes, .smaller, in: .second) { $0.pageTableBytes },
      .integer("sharedTailBytes", "Shared tail", .bytes, .smaller, in: .both) {
        $0.sharedTailBytes
      },
      .integer("netBytes", "Net", .bytes, .larger, in: .both) { $0.netBytes },
      .figure("percentOfPool", "Of pool", .larger) { $0.percentOfPool },
      .figure("percentOfMachine", "Of machine", .larger) { $0.percentOfMachine },
      .text("assumptions.architecture", "Architecture", in: .files) {
        $0.assumptions.architecture
      },
      Column("assumptions.basePageBytes", "Base page", in: .files) {
        .size($0.assumptions.basePageBytes)
      },
      .integer("assumptions.structPageBytes", "struct page", .bytes, in: .files) {
        $0.assumptions.structPageBytes
      },
      .text("assumptions.kernel", "Kernel", in: .files) { $0.assumptions.kernel },
      .text("assumptions.layout", "Layout", in: .files) { $0.assumptions.layout },
      Column("notes", "Notes", in: .files) { .texts($0.notes) },
    ]
  }
}

extension SavingsRow.Assumptions {
  /// All of them in one line.
  public var text: String {
    "\(architecture), base page \(SizeLabel.text(basePageBytes)), struct page "
      + "\(structPageBytes) B, the rule of kernel \(kernel), huge pages \(layout)"
  }
}

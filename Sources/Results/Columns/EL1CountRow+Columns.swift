extension EL1CountRow: ResultRow {
  public static var section: Section { .el1Counts }
  public var key: String {
    [cpu, SizeLabel.text(granuleBytes), protocolID, split, operation.rawValue]
      .joined(separator: "/")
  }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("cpu", "CPU") { $0.cpu },
      Column("granuleBytes", "Granule", in: .files) { .size($0.granuleBytes) },
      .text("split", "Split") { $0.split },
      .text("operation", "Op") { $0.operation.rawValue },
      .integer("hugePages", "Batch", .count) { $0.hugePages },
      .figure("instructions", "All steps", .smaller) { $0.instructions },
      .figure("mmuInstructions", "MMU steps", .smaller) { $0.mmuInstructions },
      .figure("tlbis", "TLBIs", .smaller) { $0.tlbis },
      .figure("dsbs", "DSBs", .smaller) { $0.dsbs },
      .figure("isbs", "ISBs", .smaller, in: .files) { $0.isbs },
      .figure("interrupts", "IPIs to each", .smaller) { $0.interrupts },
    ]
  }

  public var details: [Detail] {
    steps.enumerated().flatMap { index, step in
      [
        Detail("steps.\(index + 1).place", .text(step.place)),
        Detail("steps.\(index + 1).text", .text(step.text)),
        Detail("steps.\(index + 1).instructions", .integer(step.instructions, .count)),
      ]
    }
  }
}

extension [EL1CountRow] {
  public var noteLines: [String] {
    guard let first else { return [] }
    return [
      "Per huge page of a batch of \(first.hugePages), on one core, counted by QEMU one by one: two"
        + " runs give the same. All steps: as this payload does them, one split for the batch and the"
        + " copying and freeing of pages included. MMU steps: stores and swaps of entries, TLBIs,"
        + " barriers and pauses alone. IPIs to each: to each other core."
    ]
  }
}

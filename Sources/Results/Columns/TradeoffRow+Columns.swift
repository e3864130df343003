extension TradeoffRow: ResultRow {
  public static var section: Section { .tradeoffs }
  public var key: String { "\(protocolID)/\(SizeLabel.text(sizeBytes))" }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      Column("sizeBytes", "Size") { .size($0.sizeBytes) },
      .integer("count", "Count", .count, in: .files) { $0.count },
      .text("advice", "Advice") { $0.advice.text },
      .text("reason", "Reason", in: .files) { $0.reason },
      Column("isKernels", "Kernel's own", in: .files) { .flag($0.isKernels) },
      Column("isDecisive", "Decisive", in: .files) { .flag($0.isDecisive) },
      .integer("netBytes", "Saved", .bytes, .larger, in: .files) { $0.netBytes },
      .figure("memoryWorth", "Worth", .larger, in: .files) { $0.memoryWorth },
      .figure("cpuCores", "Cores", .smaller) { $0.cpuCores.withoutInterval },
      .figure("cpuWorth", "CPU worth", .smaller) { $0.cpuWorth.withoutInterval },
      .figure("netWorth", "Net", .larger) { $0.netWorth.withoutInterval },
      .figure("stoppedCores", "Cores stopped", .smaller, in: .files) { $0.stoppedCores },
      .figure("stall", "Stall", .smaller) { $0.stall.withoutInterval },
      .figure("breakEvenChurn", "Break-even", .larger, in: .files) { $0.breakEvenChurn },
      .figure("worthBreakEvenChurn", "Pays up to", .larger) {
        $0.worthBreakEvenChurn.withoutInterval
      },
      .figure("sureness", "Sure", .larger) { $0.sureness },
    ]
  }

  public var details: [Detail] { inputs.map { Detail("inputs.\($0.name)", .figure($0.value)) } }
}

extension TradeoffRow.Advice {
  /// In a table.
  public var text: String {
    switch self {
    case .on: "on"
    case .conditional: "on if"
    case .boot: "at boot"
    case .off: "OFF"
    case .unknown: "unknown"
    }
  }
}

extension [TradeoffRow] {
  /// What the columns say, the inputs that were stated, and why each protocol is off.
  public var noteLines: [String] {
    guard let first else { return [] }
    func stated(_ name: String) -> String {
      // Of the largest size, which can be demoted.
      let row = filter { $0.advice != .boot }.max { $0.sizeBytes < $1.sizeBytes } ?? first
      guard let input = row.inputs.first(where: { $0.name == name }) else { return "" }
      guard let value = input.value.value else {
        return "\(input.meaning): \(input.value.reason ?? "")"
      }
      let price = input.value.unit.priceText.map { " " + $0 } ?? ""
      return "\(input.meaning): \(value)\(price) (\(input.value.provenance?.detail ?? ""))"
    }
    var lines = [
      "Cores: that HVO keeps busy, over all CPUs. CPU worth: per month. Net: per month, the worth of the"
        + " memory less that. Stall: how long another CPU stands still at a time, at most for"
        + " a flush; for a stop, one that 99 of 100 are shorter than (where the tail was measured) and"
        + " the usual work meanwhile, so that single ones last longer. Pays up to: huge pages"
        + " allocated and freed per second at which CPU time is worth as much as the memory.",
      ["memory_price", "core_price"].map(stated).joined(separator: "; ") + ".",
      ["churn", "demotions"].map(stated).joined(separator: "; ") + ".",
    ]
    // One line for each reason: most protocols share theirs with others.
    var reasons: [(advice: TradeoffRow.Advice, reason: String, keys: [String])] = []
    for row in self where row.advice != .on {
      if let index = reasons.firstIndex(where: {
        ($0.advice, $0.reason) == (row.advice, row.reason)
      }) {
        reasons[index].keys.append(row.key)
      } else {
        reasons.append((row.advice, row.reason, [row.key]))
      }
    }
    lines += reasons.map { "\($0.advice.text): \($0.keys.joined(separator: ", ")): \($0.reason)" }
    return lines
  }
}

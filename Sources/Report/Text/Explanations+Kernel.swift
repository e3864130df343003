internal import Results

extension [ModelCheckRow] {
  /// The rows worth a line each: exact predictions that hold are counted in a sentence.
  var shown: [ModelCheckRow] { filter { $0.agreement != .exact } }

  /// How many exact predictions hold, and what to know of the others.
  var noteLines: [String] {
    let exact = filter { $0.agreement == .exact || $0.agreement == .different }
    var lines: [String] = []
    if !exact.isEmpty {
      let held = exact.filter { $0.agreement == .exact }.count
      lines.append("Savings: \(held) of \(exact.count) predictions hold to the page.")
    }
    for note in compactMap(\.note) where !lines.contains(note) { lines.append(note) }
    return lines
  }
}

extension [KernelSavingRow] {
  /// What the columns say, and every difference with its reason.
  var noteLines: [String] {
    var lines = [
      "Predicted by the calculator for the pages got; measured as the fall of nr_memmap_pages + "
        + "nr_memmap_boot_pages; HVO off is the control. Net: less the page tables that splitting takes "
        + "once, if nothing was split since boot; PMDs split now: page tables that the kernel added to "
        + "its own meanwhile. MemFree and MemAvailable move with every process, and free pages wait in "
        + "lists of each CPU that MemFree doesn't count."
    ]
    for nodes in compactMap(\.nodes).prefix(1) { lines.append(nodes) }
    let exact = filter { $0.differencePages == 0 }.count
    lines.append("\(exact) of \(count) predictions hold to the page.")
    lines += compactMap { row in row.explanation.map { "\(row.key): \($0)" } }
    return lines
  }
}

extension [KernelCostRow] {
  /// What the figures are, and which of them say nothing.
  var noteLines: [String] {
    var lines = [
      "HVO on less HVO off in each round, split by a line through its batches; the median of the rounds"
        + " with its interval. Per write: what doesn't grow with the pages, the wait for RCU above all."
    ]
    let unclear = filter { row in
      row.cpuPerHugePage.interval.map { $0.low <= 0 && $0.high >= 0 } ?? true
    }
    if !unclear.isEmpty {
      lines.append(
        "CPU time that can't be told from 0 here, since the rest of the write varies more or rounds are"
          + " too few: \(unclear.map(\.key).joined(separator: ", ")).")
    }
    return lines
  }
}

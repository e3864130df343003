internal import Results

extension [ModelCheckRow] {
  /// The rows worth a line each: exact predictions that hold are counted in a sentence, and published
  /// figures that nothing here stands beside as well.
  var shown: [ModelCheckRow] { filter { $0.agreement != .exact && !$0.isAloneAndPublished } }

  /// How many exact predictions hold, and of each other row what is to be known, with its name.
  var noteLines: [String] { summaryLines + reasonLines }

  /// The same for a reader of `shown`.
  var shownNoteLines: [String] {
    let alone = filter(\.isAloneAndPublished)
    let reasons = Set(alone.compactMap(\.machine.reason)).sorted().joined(separator: "; ")
    let left =
      alone.isEmpty
      ? [] : ["\(alone.count) published figures aren't shown, since \(reasons): --details"]
    return summaryLines + shown.reasonLines + left
  }

  private var summaryLines: [String] {
    let exact = filter { $0.agreement == .exact || $0.agreement == .different }
    guard !exact.isEmpty else { return [] }
    let held = exact.filter { $0.agreement == .exact }.count
    return ["Savings: \(held) of \(exact.count) predictions hold to the page."]
  }

  /// Each reason once, headed by the rows that it is about.
  private var reasonLines: [String] {
    var reasons: [(note: String, rows: [String])] = []
    for row in self {
      guard let note = row.note else { continue }
      // A published figure's note begins with the machine that its row names.
      let name = row.model.provenance?.isPublished == true ? nil : row.key
      if let index = reasons.firstIndex(where: { $0.note == note }) {
        if let name { reasons[index].rows.append(name) }
      } else {
        reasons.append((note, name.map { [$0] } ?? []))
      }
    }
    return reasons.map { reason in
      reason.rows.isEmpty
        ? reason.note : "\(reason.rows.joined(separator: "; ")): \(reason.note)"
    }
  }
}

extension ModelCheckRow {
  fileprivate var isAloneAndPublished: Bool {
    agreement == .missing && model.provenance?.isPublished == true
  }
}

extension Provenance {
  fileprivate var isPublished: Bool { if case .published = self { true } else { false } }
}

extension [KernelSavingRow] {
  /// What the columns say, and every difference with its reason.
  var noteLines: [String] {
    var lines = [
      "In vmemmap pages but for asked and got. Predicted by the calculator for the pages got; measured as the fall of nr_memmap_pages + "
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
    let short = filter { $0.cpuPerHugePage.value != nil && $0.cpuPerHugePage.interval == nil }
    if !short.isEmpty {
      lines.append(
        "Too few rounds for an interval, so nothing is known of a difference (--rounds 6 or more):"
          + " \(short.map(\.key).joined(separator: ", ")).")
    }
    let unclear = filter { row in
      row.cpuPerHugePage.interval.map { $0.low <= 0 && $0.high >= 0 } ?? false
    }
    if !unclear.isEmpty {
      lines.append(
        "CPU time that can't be told from 0 here, since the rest of the write varies more:"
          + " \(unclear.map(\.key).joined(separator: ", ")).")
    }
    return lines
  }
}

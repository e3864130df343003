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
        + "nr_memmap_boot_pages; HVO off is the control. Page tables (nr_page_table_pages) and "
        + "MemFree (less the huge pages) count for every process, and move by themselves: free pages "
        + "wait in lists of each CPU that MemFree doesn't count."
    ]
    let exact = filter { $0.differencePages == 0 }.count
    lines.append("\(exact) of \(count) predictions hold to the page.")
    lines += compactMap { row in row.explanation.map { "\(row.key): \($0)" } }
    return lines
  }
}

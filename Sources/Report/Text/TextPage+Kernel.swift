internal import Results

extension TextPage {
  /// The sections about the running kernel's own HVO.
  mutating func kernel(_ result: ResultFile) {
    table(result.kernelSavings, notes: result.kernelSavings.noteLines)
    table(result.kernelTimings)
    table(result.kernelFits)
    table(result.kernelEvents)
    table(result.kernelImpact)
    table(result.modelChecks)
  }
}

extension [KernelSavingRow] {
  /// What the columns say, and every difference with its reason.
  var noteLines: [String] {
    var lines = [
      "Predicted by the calculator for the pages got; measured as the fall of nr_memmap_pages + "
        + "nr_memmap_boot_pages; HVO off is the control. Page tables (nr_page_table_pages) and "
        + "MemFree count for every process, and move by themselves."
    ]
    let exact = filter { $0.differencePages == 0 }.count
    lines.append("\(exact) of \(count) predictions hold to the page.")
    lines += compactMap { row in row.explanation.map { "\(row.key): \($0)" } }
    return lines
  }
}

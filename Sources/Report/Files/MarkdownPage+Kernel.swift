internal import Results

extension MarkdownPage {
  /// The times of the running kernel's pools: every row, or a digest.
  mutating func kernelTimings(_ result: ResultFile, details: Bool) {
    if details {
      table(result.kernelTimings, notes: result.kernelTimings.noteLines)
      table(result.kernelFits)
    } else {
      table(KernelDigest.all(of: result.kernelTimings), notes: result.kernelTimings.noteLines)
      table(
        KernelFlushDigest.all(of: result.kernelTimings),
        notes: KernelFlushDigest.notes(on: result.kernelTimings))
    }
    table(result.kernelCosts, notes: result.kernelCosts.noteLines)
  }
}

public import KernelHVO

extension ResultFile {
  /// Adds the sections about the running kernel's own HVO.
  public mutating func add(_ report: KernelReport) {
    kernelSavings += report.savings.map { KernelSavingRow($0) }
    kernelTimings += report.timings.map { KernelTimingRow($0) }
    kernelFits += report.fits.map { KernelFitRow($0) }
    kernelCosts += report.costs.map { KernelCostRow($0) }
    kernelEvents += report.events.map { KernelEventRow($0) }
    kernelImpact += report.impact.map { KernelImpactRow($0) }
    warnings += report.notes.map { Warning(id: "kernel", fact: $0.fact, remedy: $0.remedy) }
    if let failure = report.failure {
      complete = false
      incompleteReason = failure
    }
  }
}

import Results

extension ResultFile {
  /// Which machine, kernel and day the costs are of.
  mutating func add(_ kernel: KernelMeasuredCosts) {
    conclusions.append(
      Conclusion(
        sizeBytes: nil,
        text: "Costs: the kernel's own HVO as measured on \(kernel.source), \(kernel.date)"
          + " (\(kernel.name)); the host below is that one."))
  }
}

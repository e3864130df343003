/// What one pool saved by the kernel's own count, beside the prediction.
public struct KernelSavingRow: Sendable, Hashable, Codable {
  public var sizeBytes: Int64
  /// Huge pages asked for.
  public var asked: Int64
  /// Huge pages got; the prediction is for these.
  public var obtained: Int64
  /// vmemmap pages freed, by the calculator.
  public var predictedPages: Int64
  /// Fall of nr_memmap_pages + nr_memmap_boot_pages; negative if they rose.
  public var measuredPages: Int64
  /// measured − predicted.
  public var differencePages: Int64
  /// What stayed changed after the pages were freed again.
  public var leftPages: Int64
  /// The same measurement with HVO off.
  public var controlPages: Int64
  /// Page-table pages that the kernel added to its own meanwhile: one for each vmemmap PMD that was
  /// split for the first time.
  public var pageTablePages: Figure
  /// Fall of MemFree beyond the huge pages themselves, so that what is saved is negative; noisy.
  public var freeBytes: Figure
  /// Fall of MemAvailable beyond the huge pages themselves; nil in older files.
  public var availableBytes: Figure?
  /// Saved by the calculator less page tables, if no vmemmap PMD had been split before: pages that lie
  /// side by side. Nil in older files.
  public var netBytes: Int64?
  /// The same if each page lies alone.
  public var netScatteredBytes: Int64?
  /// The measured pages of each NUMA node, "node 0: 7", or why there are none; nil in older files.
  public var nodes: String?
  /// Why the two differ; nil if they agree.
  public var explanation: String?

  public init(
    sizeBytes: Int64, asked: Int64, obtained: Int64, predictedPages: Int64, measuredPages: Int64,
    leftPages: Int64, controlPages: Int64, pageTablePages: Figure, freeBytes: Figure,
    availableBytes: Figure? = nil, netBytes: Int64? = nil, netScatteredBytes: Int64? = nil,
    nodes: String? = nil, explanation: String? = nil
  ) {
    self.sizeBytes = sizeBytes
    self.asked = asked
    self.obtained = obtained
    self.predictedPages = predictedPages
    self.measuredPages = measuredPages
    differencePages = measuredPages.subtractingReportingOverflow(predictedPages).partialValue
    self.leftPages = leftPages
    self.controlPages = controlPages
    self.pageTablePages = pageTablePages
    self.freeBytes = freeBytes
    self.availableBytes = availableBytes
    self.netBytes = netBytes
    self.netScatteredBytes = netScatteredBytes
    self.nodes = nodes
    self.explanation = explanation
  }
}

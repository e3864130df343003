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
  /// Rise of nr_page_table_pages meanwhile, other processes' among them.
  public var pageTablePages: Figure
  /// Fall of MemFree beyond the huge pages themselves; noisy.
  public var freeBytes: Figure
  /// Why the two differ; nil if they agree.
  public var explanation: String?

  public init(
    sizeBytes: Int64, asked: Int64, obtained: Int64, predictedPages: Int64, measuredPages: Int64,
    leftPages: Int64, controlPages: Int64, pageTablePages: Figure, freeBytes: Figure,
    explanation: String? = nil
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
    self.explanation = explanation
  }
}

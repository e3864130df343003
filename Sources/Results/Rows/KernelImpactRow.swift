/// What somebody else on the machine noticed while huge pages were allocated and freed.
public struct KernelImpactRow: Sendable, Hashable, Codable {
  /// What went on meanwhile.
  public enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
    case quiet
    case off = "hvo-off"
    case on = "hvo-on"
  }
  /// "CPU 1", or the file that a walker reads.
  public var observer: String
  public var phase: Phase
  public var sizeBytes: Int64
  /// Huge pages allocated and freed in each sample.
  public var batch: Int64
  public var n: Int
  /// Longest gap of a sample, median over the samples.
  public var p50: Figure
  /// Longest gap of all.
  public var maximum: Figure
  /// Base pages of the pool that a walker goes over again and again; nil for a thread that reads the
  /// time.
  public var frames: Int64?

  public init(
    observer: String, phase: Phase, sizeBytes: Int64, batch: Int64, n: Int, p50: Figure,
    maximum: Figure, frames: Int64? = nil
  ) {
    self.observer = observer
    self.phase = phase
    self.sizeBytes = sizeBytes
    self.batch = batch
    self.n = n
    self.p50 = p50
    self.maximum = maximum
    self.frames = frames
  }
}

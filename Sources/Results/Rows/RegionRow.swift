/// A range of churns in which one protocol leaves the most worth for one number of CPUs: a piece of
/// the map that a picture shows.
public struct RegionRow: Sendable, Hashable, Codable {
  /// Which protocols it was chosen among.
  public enum Scope: String, Sendable, Hashable, Codable, CaseIterable {
    /// What this machine's kernel runs.
    case kernels = "this kernel"
    /// Every legal one.
    case any = "any kernel"
  }

  public var scope: Scope
  /// Huge page size in bytes.
  public var sizeBytes: Int64
  /// Huge pages in the pool that was weighed.
  public var count: Int64
  public var cpus: Int
  /// Huge pages allocated and freed per second: where it begins and ends, on a grid of eight steps a
  /// decade.
  public var fromChurn: Figure
  public var toChurn: Figure
  /// As `--protocol` takes it; nil where none is worth its CPU time.
  public var protocolID: String?
}

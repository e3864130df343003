/// What HVO does for one pool of this machine today, and what it could do.
public struct PoolStateRow: Sendable, Hashable, Codable {
  public enum Optimized: String, Sendable, Hashable, Codable, CaseIterable {
    case all, none, some, unknown
    /// No pages in the pool.
    case empty
  }

  public var sizeBytes: Int64
  public var pages: Int64?
  public var optimized: Optimized
  /// How that is known, or why it isn't.
  public var evidence: String
  /// Saved by HVO for these pages if all were optimised, net of page tables.
  public var couldSaveBytes: Int64?
  /// What to type to change it; nil if there is nothing to gain.
  public var advice: String?
}

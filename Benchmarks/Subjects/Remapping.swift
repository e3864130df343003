/// The same work twice: once by the simulator, once in C.
public protocol Remapping: Sendable {
  /// - Parameter batch: folios in one batch.
  init(_ folios: Int, batch: Int) throws
  /// HVO of every folio, batch by batch.
  func optimize()
  /// De-HVO of every folio.
  func restore()
}

/// Folios in one batch, unless it is said.
public let usualBatch = 512

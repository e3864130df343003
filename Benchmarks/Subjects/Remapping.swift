/// The same work twice: once by the simulator, once in C.
public protocol Remapping: Sendable {
  init(_ folios: Int) throws
  /// HVO of every folio, batch by batch.
  func optimize()
  /// De-HVO of every folio.
  func restore()
}

/// Folios in one batch.
let batch = 512

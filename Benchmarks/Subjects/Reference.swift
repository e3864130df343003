import CReference

/// The C counterpart of `Simulated`.
public final class Reference: Remapping {
  private nonisolated(unsafe) let state: UnsafeMutablePointer<reference>

  public init(_ folios: Int, batch: Int = usualBatch) throws {
    guard let state = reference_create(folios, batch) else { throw OutOfMemory() }
    self.state = state
  }

  deinit { reference_destroy(state) }

  public func optimize() { require(reference_optimize(state)) }
  public func restore() { require(reference_restore(state)) }

  private func require(_ done: Int32) { if done == 0 { fatalError("folios in another state") } }
}

struct OutOfMemory: Error {}

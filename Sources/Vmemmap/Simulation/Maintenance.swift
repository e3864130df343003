/// What barriers, invalidations and pauses really do during a run.
///
/// A static parameter, so that the loops are specialised for it; the run counts the steps itself.
/// A conforming type may execute a primitive of user space in place of the kernel's.
public protocol Maintenance {
  /// Executes `barrier`, `times` times: more than once only for the write barriers of folios that
  /// are remapped together.
  mutating func barrier(_ barrier: Barrier, times: Int)
  /// Executes one invalidation step over `entries` entries.
  mutating func invalidate(_ invalidation: TLBInvalidation, entries: Int)
  /// Keeps the other CPUs off.
  mutating func pause(_ pause: Pause)
  /// Lets them go again.
  mutating func resume()
}

/// Executes nothing: what is left is the software part.
public struct NoMaintenance: Maintenance {
  /// Never used. An inout value without size has no address of its own, and the thread sanitizer
  /// takes the one that it is given for an access to whatever lies there.
  @usableFromInline let place: UInt8 = 0

  @inlinable public init() {}
  @inlinable public mutating func barrier(_ barrier: Barrier, times: Int) {}
  @inlinable public mutating func invalidate(_ invalidation: TLBInvalidation, entries: Int) {}
  @inlinable public mutating func pause(_ pause: Pause) {}
  @inlinable public mutating func resume() {}
}

/// Looks around a sample for what would make it mean something else. Called outside the timed part.
public protocol SampleGuard: ~Copyable {
  /// Right before the clock is read the first time.
  mutating func begin()
  /// Right after the clock is read the second time.
  mutating func end() -> SampleMarks
}

/// Looks at nothing: for batched instruction loops, where looking costs more than the sample.
public struct NoGuard: SampleGuard, Sendable {
  /// Never used. An inout value without size has no address of its own, and the thread sanitizer
  /// takes the one that it is given for an access to whatever lies there.
  @usableFromInline let place: UInt8 = 0

  @inlinable public init() {}
  @inlinable public mutating func begin() {}
  @inlinable public mutating func end() -> SampleMarks { [] }
}

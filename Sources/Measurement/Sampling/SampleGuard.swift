/// Looks around a sample for what would make it mean something else. Called outside the timed part.
public protocol SampleGuard: ~Copyable {
  /// Right before the clock is read the first time.
  mutating func begin()
  /// Right after the clock is read the second time.
  mutating func end() -> SampleMarks
}

/// Looks at nothing: for batched instruction loops, where looking costs more than the sample.
public struct NoGuard: SampleGuard, Sendable {
  @inlinable public init() {}
  @inlinable public mutating func begin() {}
  @inlinable public mutating func end() -> SampleMarks { [] }
}

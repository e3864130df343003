/// What a sampler times. Generic code over it is specialised: no dynamic dispatch in the loop.
public protocol TimedOperation: ~Copyable {
  /// Operations that one `perform` holds; more than 1 for a batched loop.
  var operationsPerSample: Int { get }
  /// Called once after the warm-up, before the first sample that counts.
  mutating func recordingBegins()
  /// Untimed, before each sample.
  mutating func prepare() throws(OperationFailure)
  /// Timed.
  mutating func perform() throws(OperationFailure)
  /// Untimed, after each sample that succeeded.
  mutating func teardown() throws(OperationFailure)
}

extension TimedOperation where Self: ~Copyable {
  @inlinable public var operationsPerSample: Int { 1 }
  @inlinable public mutating func recordingBegins() {}
  @inlinable public mutating func prepare() throws(OperationFailure) {}
  @inlinable public mutating func teardown() throws(OperationFailure) {}
}

/// A system call that failed while an operation was sampled.
public struct OperationFailure: Error, Sendable, Hashable {
  /// The call as its manual page names it, with what it was for if that is not plain.
  public let call: String
  /// `errno` after it.
  public let errno: Int32

  public init(call: String, errno: Int32) {
    self.call = call
    self.errno = errno
  }
}

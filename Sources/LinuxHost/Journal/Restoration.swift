/// What became of one setting that was to be put back.
public struct Restoration: Sendable, Hashable {
  /// How it ended.
  public enum Outcome: Sendable, Hashable {
    /// It had its value still.
    case unchanged
    /// It was written, and reads as before the run.
    case restored
    /// The pool has its size again; so many surplus pages above those before stay until whoever
    /// uses them lets go.
    case leftover(surplus: UInt64)
    /// Something else wrote it since the run, which had left `expected`: it keeps that value.
    case foreign(expected: String)
    /// It isn't back; why.
    case failed(String)
  }

  /// Which.
  public let setting: SystemSetting
  /// The value before the run.
  public let original: String
  /// The value that was found, nil if it couldn't be read.
  public let found: String?
  /// How it ended.
  public let outcome: Outcome
  /// What a pool held before the run and holds now; nil for other settings, and where it can't be read.
  public internal(set) var pool: PoolChange?

  /// Whether the setting has its value again.
  public var isDone: Bool { if case .failed = outcome { false } else { true } }
  /// Whether it is exactly as it was, with nothing left over.
  public var isExact: Bool { outcome == .unchanged || outcome == .restored }
}

extension Restoration: CustomStringConvertible {
  /// One line: file, values, result.
  public var description: String {
    switch outcome {
    case .unchanged: "\(setting): \(original), unchanged"
    case .restored: "\(setting): \(found ?? "?") -> \(original)"
    case .leftover(let surplus):
      "\(setting): \(original) again, and \(surplus) surplus pages in use that the kernel frees"
        + " when they are let go"
    case .foreign(let expected):
      "\(setting): left at \(found ?? "?"), which something else wrote (before the run \(original), by it"
        + " \(expected))"
    case .failed(let reason):
      "\(setting): still \(found ?? "unknown"), should be \(original): \(reason)"
    }
  }
}

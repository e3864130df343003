internal import Synchronization

/// The value that each setting has by this run's doing, what another value is told by; and what was
/// found out that way.
final class ChangeLog: Sendable {
  private struct State {
    var values: [SystemSetting: String]
    var foreign: [SystemSetting: ForeignChange] = [:]
  }
  private let state: Mutex<State>

  /// Before any change: the values of the journal.
  init(_ journal: Journal) {
    state = Mutex(
      State(
        values: Dictionary(
          journal.entries.map { ($0.setting, $0.original) }, uniquingKeysWith: { $1 })))
  }

  /// Notes what this run wrote, or what came of it.
  func note(_ setting: SystemSetting, _ value: String) {
    state.withLock { $0.values[setting] = value }
  }

  /// Looks whether a setting still has the value of this run, and keeps what was found. A setting that
  /// can't be read is nobody's change.
  func look(_ setting: SystemSetting, _ files: any KernelFiles) -> ForeignChange? {
    guard let found = try? setting.value(files) else { return nil }
    return state.withLock { state in
      guard let expected = state.values[setting], found != expected else { return nil }
      let change = ForeignChange(setting: setting, expected: expected, found: found)
      state.foreign[setting] = change
      return change
    }
  }

  /// What an earlier look found. Without one a value is taken for this run's, so that whatever goes
  /// wrong between a write and its note is put back.
  func foreignChange(_ setting: SystemSetting) -> ForeignChange? {
    state.withLock { $0.foreign[setting] }
  }
}

/// A setting that something other than this run wrote meanwhile.
public struct ForeignChange: Sendable, Hashable, CustomStringConvertible {
  /// Which.
  public let setting: SystemSetting
  /// What this run had left there.
  public let expected: String
  /// What is there.
  public let found: String

  /// One line: file, both values.
  public var description: String { "\(setting) is \(found), and this run had left \(expected)" }
}

extension SystemSetting {
  /// The value now, as a journal keeps it: persistent pages for a pool.
  func value(_ files: any KernelFiles) throws(HostError) -> String {
    if case .pool(let place) = self { return "\(try PoolControl(files).counts(place).persistent)" }
    return try files.read(path)
  }
}

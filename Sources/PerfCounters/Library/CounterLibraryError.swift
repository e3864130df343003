/// What libpfm4 refused.
public enum CounterLibraryError: Error, Sendable, Hashable, CustomStringConvertible {
  /// It can't start; its own words.
  case unusable(String)
  /// It can't encode the name; its own words.
  case refused(name: String, String)
  /// It has no table of the PMU in front of `::`.
  case noTable(pmu: String)

  /// One line.
  public var description: String {
    switch self {
    case .unusable(let reason): "libpfm4 can't start: \(reason)"
    case .refused(let name, let reason): "libpfm4 refuses '\(name)': \(reason)"
    case .noTable(let pmu): "this build's libpfm4 has no table of the PMU \(pmu)"
    }
  }
}

/// libpfm4: event names to perf_event codes.
public struct CounterLibrary: Sendable {
  /// A name turned into what perf_event_open takes.
  public struct Encoding: Sendable, Hashable {
    /// The full name that libpfm4 understood.
    public let name: String
    /// `perf_event_attr.type`.
    public let type: UInt32
    /// `perf_event_attr.config`, `config1`, `config2`.
    public let config: (UInt64)
    public let config1: UInt64
    public let config2: UInt64
  }

  /// Starts libpfm4.
  ///
  /// - Parameter encodesInactivePMUs: also encode events of CPUs other than this one, to check
  ///   tables; such codes must not be opened here.
  public init(encodesInactivePMUs: Bool = false) throws(CounterLibraryError) { }

  /// The PMUs libpfm4 found on this machine: `perf`, `amd64_fam19h_zen4`, …
  public var presentPMUs: [String] { [] }

  /// Encodes an event.
  public func encode(_ name: String) throws(CounterLibraryError) -> Encoding { fatalError() }

  /// Checks a name that a user gave, whether or not it can be opened here.
  public func validate(_ request: CounterRequest) throws(CounterNameError) {}
}

/// What libpfm4 refused.
public enum CounterLibraryError: Error, Sendable, Hashable {
  /// It can't start; its own words.
  case unusable(String)
  /// It can't encode the name; its own words.
  case refused(name: String, String)
}

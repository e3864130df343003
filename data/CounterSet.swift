/// What a counter tells, whatever a CPU calls it.
public struct CounterRole: Decodable, Sendable, Hashable {
  /// Unique, kebab-case: `dtlb-walks`.
  public let id: String
  /// What one count is.
  public let unit: String
  /// What it tells about HVO and TLB work.
  public let meaning: String
}

/// The events of one microarchitecture that tell something about HVO and TLB work.
public struct CounterSet: Decodable, Sendable, Hashable {
  /// Unique, kebab-case.
  public let id: String
  /// The CPU.
  public let what: String
  /// libpfm4's name of its PMU; `perf_raw` where libpfm4 has no table.
  public let pmu: String
  /// The libpfm4 whose tables have the PMU: a release, or a commit where no release did yet.
  public let library: String
  /// Where the events come from.
  public let source: String
  /// How the CPU identifies itself; any of them.
  public let cpus: [CPUMatch]
  /// One for each role, in the order of the roles.
  public let events: [Event]

  /// The event that plays a role: a name, or why there is none.
  public struct Event: Decodable, Sendable, Hashable {
    /// Id of the role.
    public let role: String
    /// As libpfm4 encodes it, `pmu::EVENT:UMASK`; nil exactly if ``none`` says why.
    public let name: String?
    /// Why the CPU has no such event.
    public let none: String?
    /// How the event differs from the role's meaning.
    public let note: String?
  }
}

/// Identification numbers of CPUs: those of CPUID (x86), or those of MIDR_EL1 (arm64).
public struct CPUMatch: Decodable, Sendable, Hashable {
  /// Inclusive.
  public struct Range: Decodable, Sendable, Hashable {
    public let from: Int
    public let to: Int

    /// Whether the number lies between the ends.
    public func contains(_ number: Int) -> Bool { from <= number && number <= to }
  }

  /// CPUID's vendor, such as `AuthenticAMD`.
  public let vendor: String?
  public let family: Int?
  public let models: [Range]?
  /// Nil: all of them.
  public let steppings: Range?
  /// MIDR_EL1's implementer.
  public let implementer: Int?
  /// MIDR_EL1's part numbers.
  public let parts: [Int]?

  /// Whether CPUID's numbers are among these.
  public func matches(vendor: String, family: Int, model: Int, stepping: Int) -> Bool {
    vendor == self.vendor && family == self.family
      && models?.contains { $0.contains(model) } == true
      && steppings?.contains(stepping) != false
  }

  /// Whether MIDR_EL1's numbers are among these.
  public func matches(implementer: Int, part: Int) -> Bool {
    implementer == self.implementer && parts?.contains(part) == true
  }
}

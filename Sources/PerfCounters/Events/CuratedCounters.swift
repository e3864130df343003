public import LinuxHost
internal import ReferenceData

/// The curated events of this machine's CPU: data/counters.yaml seen from here.
public struct CuratedCounters: Sendable, Hashable {
  /// A role that no event of the CPU plays.
  public struct Gap: Sendable, Hashable {
    /// The role: `tlb-flushes`.
    public let role: String
    public let unit: String
    public let meaning: String
    /// Why the CPU has none.
    public let reason: String
  }

  /// The CPU: "AMD Zen 5 (family 1Ah)".
  public let cpu: String
  /// libpfm4's name of its PMU.
  public let pmu: String
  /// The libpfm4 whose tables have it: a release, or a commit where no release did yet.
  public let library: String
  /// In the order of the roles.
  public let events: [CounterEvent]
  /// What can't be counted on this CPU by any tool that uses libpfm4.
  public let gaps: [Gap]

  /// The sets for the CPUs of a machine: several where big and little ones are mixed, none for a
  /// CPU that isn't in the data, whose generic events still work.
  public static func all(on host: HostMachine = HostMachine()) -> [CuratedCounters] {
    guard let data = try? CounterSets() else { return [] }
    let identities = CPUIdentity.all(host.root).value ?? []
    let present = (try? CounterLibrary().presentPMUs) ?? []
    return data.sets.filter { set in
      set.cpus.contains { match in identities.contains { match.matches($0) } }
        || (identities.isEmpty && set.pmu != Self.rawPMU && present.contains(set.pmu))
    }.map { CuratedCounters($0, in: data) }
  }

  /// Those of the machine that this program runs on, read once.
  static let here = all()

  /// Where the data use raw event numbers, the PMU doesn't tell the CPU.
  private static let rawPMU = "perf_raw"

  init(_ set: CounterSet, in data: CounterSets) {
    cpu = set.what
    pmu = set.pmu
    library = set.library
    events = set.events.compactMap { CounterEvent($0, in: data) }
    gaps = set.events.compactMap { event in
      guard let reason = event.none, let role = data.role(of: event) else { return nil }
      return Gap(role: role.id, unit: role.unit, meaning: role.meaning, reason: reason)
    }
  }
}

extension CounterEvent {
  /// The curated events of all CPUs, read from data/counters.yaml on first use.
  public static let curated: [CounterEvent] = {
    guard let data = try? CounterSets() else { return [] }
    return data.sets.flatMap { set in set.events.compactMap { CounterEvent($0, in: data) } }
  }()

  fileprivate init?(_ event: CounterSet.Event, in data: CounterSets) {
    guard let name = event.name, let role = data.role(of: event) else { return nil }
    let meaning = [role.meaning, event.note].compactMap(\.self).joined(separator: " ")
    self.init(
      name: name, unit: role.unit, meaning: meaning, source: .libpfm(rung: .hardware),
      role: role.id)
  }
}

extension CPUMatch {
  func matches(_ identity: CPUIdentity) -> Bool {
    switch identity {
    case .x86(let vendor, let family, let model, let stepping):
      matches(vendor: vendor, family: family, model: model, stepping: stepping)
    case .arm(let implementer, let part): matches(implementer: implementer, part: part)
    }
  }
}

extension CuratedCounters {
  /// This machine's event for a role.
  static func playing(_ role: String) -> CounterEvent? {
    let wanted = role.lowercased()
    return here.lazy.flatMap(\.events).first { $0.role == wanted }
  }

  /// Why this machine has no event for a role; nil if it has, or if the name is no role.
  static func gap(_ name: String) -> String? {
    let wanted = name.lowercased()
    guard CounterEvent.curated.contains(where: { $0.role == wanted }) else { return nil }
    if here.isEmpty { return "no curated events for it; name one of libpfm4's" }
    return here.lazy.flatMap(\.gaps).first { $0.role == wanted }?.reason
  }
}

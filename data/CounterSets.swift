/// data/counters.yaml: the curated counters of each microarchitecture.
public struct CounterSets: Sendable, Hashable {
  /// What is counted, in the order of reports.
  public let roles: [CounterRole]
  /// One for each microarchitecture.
  public let sets: [CounterSet]

  /// The embedded data. Milliseconds: YAML is read each time.
  public init() throws(ReferenceDataError) {
    try self.init(yaml: String(decoding: PackageResources.counters_yaml, as: UTF8.self))
  }

  /// Data from YAML text in the form of data/counters.yaml.
  ///
  /// - Throws: the first problem found, with the entry.
  public init(yaml: String) throws(ReferenceDataError) {
    let file = try ReferenceData.decode(File.self, yaml, Self.file)
    roles = file.roles
    sets = file.sets
    try check()
  }

  /// The role of an event; the data are checked, so every event has one.
  public func role(of event: CounterSet.Event) -> CounterRole? {
    roles.first { $0.id == event.role }
  }

  private static let file = "counters.yaml"

  private struct File: Decodable {
    let roles: [CounterRole]
    let sets: [CounterSet]
  }

  /// What the shape alone doesn't guarantee: unique ids, every role in every set, in order, each
  /// with a name or a reason and never both, and names of the set's own PMU.
  private func check() throws(ReferenceDataError) {
    func fail(_ problem: ReferenceDataError.Problem) -> ReferenceDataError {
      ReferenceDataError(file: Self.file, problem: problem)
    }
    try ReferenceData.unique(roles.map(\.id), in: Self.file)
    try ReferenceData.unique(sets.map(\.id), in: Self.file)
    for set in sets {
      guard set.events.map(\.role) == roles.map(\.id) else {
        throw fail(.unknownName(id: set.id, name: "every role, in order"))
      }
      for event in set.events {
        guard (event.name != nil) != (event.none != nil) else {
          throw fail(.unfounded(id: set.id, parameter: event.role))
        }
        if let name = event.name, !name.hasPrefix("\(set.pmu)::") {
          throw fail(.unknownName(id: set.id, name: name))
        }
      }
    }
  }
}

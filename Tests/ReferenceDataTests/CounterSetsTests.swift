import ReferenceData
import Testing

struct CounterSetsTests {
  static let roles = """
    roles:
      - {id: cycles, unit: cycles, meaning: time}
      - {id: walks, unit: walks, meaning: misses}

    """
  static func set(_ events: String, id: String = "a") -> String {
    """
    sets:
      - id: \(id)
        what: CPU
        pmu: p
        library: "4.13"
        source: s
        cpus: [{implementer: 0x41, parts: [0xd0c]}]
        events: [\(events)]

    """
  }
  static let good = "{role: cycles, name: 'p::C'}, {role: walks, none: no event}"

  func problem(_ yaml: String) -> ReferenceDataError.Problem? {
    do {
      _ = try CounterSets(yaml: yaml)
      return nil
    } catch { return error.problem }
  }

  @Test func wellFormedIsTaken() throws {
    let data = try CounterSets(yaml: Self.roles + Self.set(Self.good))
    #expect(data.role(of: data.sets[0].events[1])?.unit == "walks")
    #expect(data.sets[0].cpus[0].matches(implementer: 0x41, part: 0xd0c))
    #expect(!data.sets[0].cpus[0].matches(implementer: 0x41, part: 0xd0d))
  }

  @Test func aSetHasEveryRoleOnce() {
    for events in ["{role: cycles, name: 'p::C'}", Self.good + ", {role: walks, none: n}"] {
      #expect(
        problem(Self.roles + Self.set(events))
          == .unknownName(id: "a", name: "every role, in order"))
    }
  }

  @Test func anEventHasANameOrAReason() {
    for walks in ["{role: walks}", "{role: walks, name: 'p::W', none: n}"] {
      #expect(
        problem(Self.roles + Self.set("{role: cycles, name: 'p::C'}, " + walks))
          == .unfounded(id: "a", parameter: "walks"))
    }
  }

  @Test func aNameIsOfTheSetsPMU() {
    let events = "{role: cycles, name: 'q::C'}, {role: walks, none: n}"
    #expect(problem(Self.roles + Self.set(events)) == .unknownName(id: "a", name: "q::C"))
  }

  @Test func textsAreSaid() throws {
    let data = try CounterSets()
    for role in data.roles { #expect(!role.unit.isEmpty && !role.meaning.isEmpty) }
    for set in data.sets {
      #expect(!set.what.isEmpty && !set.source.isEmpty && !set.library.isEmpty && !set.cpus.isEmpty)
      for event in set.events {
        #expect(event.none?.isEmpty != true && event.note?.isEmpty != true)
      }
    }
  }
}

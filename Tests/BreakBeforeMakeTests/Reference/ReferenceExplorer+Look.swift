import Vmemmap

@testable import BreakBeforeMake

// What is wrong in a state, by the TLB's real contents.
extension ReferenceExplorer {
  mutating func look(_ state: ReferenceState) {
    let standsStill = state.pause == .ipi || state.pause == .stopMachine
    for place in places {
      if setting.cpus > 1 && (!standsStill || setting.pausedCPUsCountAsUsers) {
        conflicts(place, state)
      }
      if cpu == 0 || !standsStill { leftOvers(place, state) }
      if cpu == 1 && walkerRuns(state) { accesses(place, state) }
      relyOnReadOnly(place, state, standsStill)
    }
    if let entry = state.gaveUpAt { note("gives up", entry) }
    if isDone(state), state.hasSucceeded, cpu == 1 {
      let frame = current(.head, state).frame(for: .head)
      if frame.map({ state.frames[$0]?.hasReference ?? false }) != true { note("lost", .head) }
    }
  }

  private mutating func note(_ kind: String, _ entry: EntryName) {
    found.insert("\(kind) at \(entry)")
  }

  /// What the tables in memory give for an address.
  private func current(_ entry: EntryName, _ state: ReferenceState) -> EntryValue {
    let pmd = state.memory(.pmd)
    return pmd.target == .block ? pmd : state.memory(entry)
  }

  private mutating func conflicts(_ place: EntryName, _ state: ReferenceState) {
    let rules = ReferenceRules(setting: setting)
    let values = Array(
      Set(state.tlb.filter { $0.entry == place || $0.entry == .pmd }.map(\.value)))
    for a in values {
      for b in values where a != b {
        let isTable = a.target == .table || b.target == .table
        if isTable && a.target != .block && b.target != .block { continue }
        let newest = state.memory(
          isTable || state.memory(.pmd).target == .block ? .pmd : place)
        if a == newest { continue }
        let verdicts = rules.verdicts(
          a, b, at: place, newIsB: b == newest, contentsDiffer: contentsDiffer(a, b, place, state))
        for verdict in verdicts { note(verdict.name, verdict.isPMD ? .pmd : place) }
      }
    }
  }

  private func contentsDiffer(
    _ a: EntryValue, _ b: EntryValue, _ place: EntryName, _ state: ReferenceState
  ) -> Bool {
    guard let a = a.frame(for: place).flatMap({ state.frames[$0] }),
      let b = b.frame(for: place).flatMap({ state.frames[$0] })
    else { return false }
    return a.contents != b.contents || a.hasReference != b.hasReference
      || a.contents == .uninitialised
  }

  private mutating func leftOvers(_ place: EntryName, _ state: ReferenceState) {
    for value in translations(place, state) {
      guard let name = value.frame(for: place) else { continue }
      if state.frames[name]?.isFree == true { note("freed", place) }
      guard isDone(state), state.pause == nil else { continue }
      let pmd = state.memory(.pmd)
      var now = pmd.target == .table ? state.memory(place) : pmd
      if now.isLeaf { now.accessFlag = true }
      if now == value { continue }
      let onlyStricter =
        now.frame(for: place) == name && value.permission != .readOnly
        && now.permission == .readOnly
      note(onlyStricter ? "relies" : "left", place)
    }
    let holdsTable = state.tlb.contains { $0.value.target == .table }
    if holdsTable && isDone(state) && state.pause == nil && state.memory(.pmd).target != .table {
      note("left", .pmd)
    }
  }

  private mutating func accesses(_ place: EntryName, _ state: ReferenceState) {
    let handler = state.pause == .onFault ? "the fault handler" : "nobody"
    let setsFlag = setting.hardwareAccessFlag || setting.architecture == .x86_64
    for (entry, seen) in [
      (EntryName.pmd, state.stores[.pmd] ?? []), (place, readablePages(place, state)),
    ] {
      for value in seen.map(\.value) {
        if value.target == .invalid { note("translation\(handler)", entry) }
        if value.isLeaf && !value.accessFlag && !setsFlag { note("access flag\(handler)", entry) }
        let nTCounts =
          setting.architecture == .arm64
          && (setting.bbmLevel == .level1
            || setting.bbmLevel != .level0 && setting.nTFaults == .everyLevel)
        if value.target == .block && value.nT && nTCounts {
          note("translation\(handler)", entry)
        }
      }
    }
    let ways = translations(place, state)
    if place == .neighbour && setting.neighbourInUse
      && ways.contains(where: { $0.permission == .readOnly })
    {
      note("permission\(handler)", .neighbour)
    }
    if place == .head && state.loaded != nil && !state.hasSucceeded
      && ways.contains(where: { $0.permission == .readOnly })
    {
      note("permission\(handler)", .head)
    }
    if place != .neighbour {
      for name in ways.compactMap({ $0.frame(for: place) }) {
        if let frame = state.frames[name], frame.contents == .uninitialised || frame.isLate {
          note("contents", place)
        }
      }
    }
  }

  /// About to copy a page that every mapping shows read-only while this TLB can write it.
  private mutating func relyOnReadOnly(
    _ place: EntryName, _ state: ReferenceState, _ standsStill: Bool
  ) {
    guard !isDone(state), cpu == 0 || !standsStill,
      case .copy(let from, let to) = operations[state.next], from != .mapped
    else { return }
    for entry in Self.targets(to) {
      guard let source = single(from, entry) else { continue }
      let mappings = [EntryName.head, .tail, .neighbour].filter {
        current($0, state).frame(for: $0) == source
      }
      if mappings.contains(where: { current($0, state).permission != .readOnly }) { continue }
      guard mappings.contains(place) else { continue }
      for way in translations(place, state) where way.frame(for: place) == source {
        if way.permission != .readOnly { note("relies", place) }
      }
    }
  }
}

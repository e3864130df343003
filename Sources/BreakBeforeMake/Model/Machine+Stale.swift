internal import Vmemmap

// Translations that outlive what they describe.
extension Machine {
  func stale(_ cpu: Int, _ view: CPUView, _ state: ArchState, _ found: inout [Hazard]) {
    let atEnd = isFinished(state) && state.pause == .none
    for entry in code.pages {
      for value in translations(of: entry, view) {
        guard let frame = value.frame(for: entry) else { continue }
        if state.frames.isFreed(frame) {
          found.append(
            Hazard(kind: .staleTranslation(value, isFreed: true), entry: entry, cpu: cpu))
        }
        if atEnd { leftOver(value, entry, cpu, state, &found) }
      }
    }
    if atEnd { leftOverTables(cpu, view, state, &found) }
  }

  /// A translation that the tables no longer give, after the last step.
  private func leftOver(
    _ old: EntryValue, _ entry: EntryName, _ cpu: Int, _ state: ArchState,
    _ found: inout [Hazard]
  ) {
    let pmd = value(.pmd, in: state)
    let now = pmd.target == .table ? value(entry, in: state) : pmd
    guard old != now.with(accessFlag: true) else { return }
    let loosened =
      old.permission.countsAsWritable && !now.permission.countsAsWritable && now.isLeaf
      && old.frame(for: entry) == now.frame(for: entry)
    found.append(
      Hazard(
        kind: loosened ? .reliesOnPermission(old) : .staleTranslation(old, isFreed: false),
        entry: entry, cpu: cpu))
  }

  private func leftOverTables(
    _ cpu: Int, _ view: CPUView, _ state: ArchState, _ found: inout [Hazard]
  ) {
    let pmd = EntryName.pmd
    let tables = view.held[pmd.rawValue] & values.tables[pmd.rawValue]
    if tables != 0 && value(pmd, in: state).target != .table {
      found.append(Hazard(kind: .staleTranslation(.table, isFreed: false), entry: pmd, cpu: cpu))
    }
  }

  /// Before a copy: its source is mapped read-only, yet some CPU may still write it.
  func copyHazards(_ state: ArchState) -> [Hazard] {
    guard !isFinished(state),
      case .copy(.fixed(let source), _) = code.lines[Int(state.next)].instruction
    else { return [] }
    let pmd = value(.pmd, in: state)
    let mappings = code.pages.map { pmd.target == .block ? pmd : value($0, in: state) }
    let current = zip(code.pages, mappings).filter { $1.frame(for: $0) == source }
    guard !current.isEmpty, current.allSatisfy({ !$1.permission.countsAsWritable }) else {
      return []
    }
    var found: [Hazard] = []
    for (cpu, view) in runners(state) {
      for (entry, _) in current {
        for old in translations(of: entry, view)
        where old.frame(for: entry) == source && old.permission.countsAsWritable {
          found.append(Hazard(kind: .reliesOnPermission(old), entry: entry, cpu: cpu))
        }
      }
    }
    return found
  }
}

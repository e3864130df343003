internal import Vmemmap

/// A finding without its run.
struct Hazard: Hashable {
  let kind: FindingKind
  let entry: EntryName
  let cpu: Int
}

// What can go wrong in a state. Everything here asks only what TLBs may hold.
extension Machine {
  /// - Parameter changed: the entries whose contents are compared under `.atChange`.
  func hazards(_ state: ArchState, changed: EntrySet) -> [Hazard] {
    var found: [Hazard] = []
    for (cpu, view) in users(state) { conflicts(cpu, view, state, changed, &found) }
    for (cpu, view) in runners(state) { stale(cpu, view, state, &found) }
    if walkersRun(state) { accesses(state, &found) }
    return found
  }

  /// Whether CPUs 1 and up run and may use the range.
  func walkersRun(_ state: ArchState) -> Bool {
    walkerCount > 0 && state.pause != .stopped && (isPublished || isFinished(state))
  }

  /// CPUs that execute, with their views.
  func runners(_ state: ArchState) -> [(Int, CPUView)] {
    walkerCount > 0 && state.pause != .stopped
      ? [(1, state.others), (0, state.remapper)] : [(0, state.remapper)]
  }

  /// CPUs that break-before-make protects: none unless several threads of execution use the tables.
  private func users(_ state: ArchState) -> [(Int, CPUView)] {
    guard setting.architecture == .arm64, walkerCount > 0 else { return [] }
    if state.pause == .stopped && !setting.pausedCPUsCountAsUsers { return [] }
    return [(1, state.others), (0, state.remapper)]
  }

  private func conflicts(
    _ cpu: Int, _ view: CPUView, _ state: ArchState, _ changed: EntrySet, _ found: inout [Hazard]
  ) {
    let requirement = BreakRequirement(setting)
    let pmd = EntryName.pmd
    let cachedPMD = view.held[pmd.rawValue]
    func judge(_ values: [EntryValue], at entry: EntryName) {
      let comparesNow =
        setting.contentsMoment == .whileBothReachable || changed.contains(entry)
        || changed.contains(.pmd)
      for (index, first) in values.enumerated() {
        for second in values.dropFirst(index + 1) {
          let (old, new) = ordered(first, second, at: entry, state)
          let differ = comparesNow && contentsDiffer(old, new, at: entry, state)
          for conflict in requirement.conflicts(old, new, at: entry, contentsDiffer: differ) {
            // A block's size is the PMD's affair, whichever page shows it.
            let isBlock = old.target == .block || new.target == .block
            let place = conflict.isAboutSize && isBlock ? pmd : entry
            found.append(Hazard(kind: kind(conflict, old, new), entry: place, cpu: cpu))
          }
        }
      }
    }
    if cachedPMD.nonzeroBitCount > 1 { judge(values.members(cachedPMD, of: pmd), at: pmd) }
    let blocks = (cachedPMD & values.blocks[pmd.rawValue]).nonzeroBitCount
    for entry in code.pages where blocks + view.held[entry.rawValue].nonzeroBitCount > 1 {
      judge(translations(of: entry, view), at: entry)
    }
  }

  /// The one that memory holds now is the new one.
  private func ordered(
    _ a: EntryValue, _ b: EntryValue, at entry: EntryName, _ state: ArchState
  ) -> (old: EntryValue, new: EntryValue) {
    let now = entry == .pmd || value(.pmd, in: state).target == .block ? EntryName.pmd : entry
    return a == value(now, in: state) ? (b, a) : (a, b)
  }

  private func contentsDiffer(
    _ a: EntryValue, _ b: EntryValue, at entry: EntryName, _ state: ArchState
  ) -> Bool {
    guard let a = a.frame(for: entry), let b = b.frame(for: entry), a != b else { return false }
    return state.frames.value(a) != state.frames.value(b)
      || state.frames.contents(a) == .uninitialised
  }

  private func kind(_ conflict: Conflict, _ old: EntryValue, _ new: EntryValue) -> FindingKind {
    switch conflict {
    case .broken(let rule): .unpredictable(rule, old: old, new: new)
    case .outsideRelaxation: .outsideRelaxation(old: old, new: new)
    case .conflictAbort: .walkerFault(.conflictAbort, handledBy: .nobody)
    }
  }
}

internal import Vmemmap

// What a walker's load, or a write to memory in use, can meet.
extension Machine {
  func accesses(_ state: ArchState, _ found: inout [Hazard]) {
    let view = state.others
    let handler: FindingKind.FaultHandler = state.pause == .onFault ? .faultHandler : .nobody
    func add(_ fault: FindingKind.Fault, _ entry: EntryName) {
      found.append(Hazard(kind: .walkerFault(fault, handledBy: handler), entry: entry, cpu: 1))
    }
    for entry in [.pmd] + accessible {
      let lane = entry.rawValue
      let seen = readable(entry, view, state)
      if seen & values.invalid[lane] != 0 { add(.translation, entry) }
      if seen & values.accessFlagClear[lane] != 0 && !setting.walksSetAccessFlag {
        add(.accessFlag, entry)
      }
      if seen & values.nT[lane] & values.blocks[lane] != 0 && nTMayFault {
        add(.translation, entry)
      }
    }
    if setting.neighbourInUse,
      translations(of: .neighbour, view).contains(where: { $0.permission == .readOnly })
    {
      add(.permission, .neighbour)
    }
    if setting.folioRefcount == .held && !setting.walkersResolveHead { tailWrites(state, add) }
    contents(state, &found)
  }

  /// PTEs that walkers touch.
  private var accessible: [EntryName] {
    code.pages.filter { $0 != .neighbour || setting.neighbourInUse }
  }

  private var nTMayFault: Bool {
    guard setting.architecture == .arm64 else { return false }
    return switch setting.nTFaults {
    case .everyLevel: setting.bbmLevel > .level0
    case .levelOne: setting.bbmLevel == .level1
    }
  }

  /// A try-get on a tail that wasn't resolved to its head: where the tail shows a head's
  /// `struct page`, its refcount isn't zero and the compare-and-swap goes ahead.
  private func tailWrites(
    _ state: ArchState, _ add: (FindingKind.Fault, EntryName) -> Void
  ) {
    for entry in code.pages where entry == .tail || entry == .tail2 {
      let ways = translations(of: entry, state.others)
      let showsHead = ways.contains { way in
        way.frame(for: entry).map { state.frames.contents($0) == .head } ?? false
      }
      if showsHead && ways.contains(where: { $0.permission == .readOnly }) {
        add(.permission, entry)
      }
    }
  }

  private func contents(_ state: ArchState, _ found: inout [Hazard]) {
    for entry in code.pages where entry != .neighbour {
      for way in translations(of: entry, state.others) {
        guard let frame = way.frame(for: entry) else { continue }
        if state.frames.contents(frame) == .uninitialised || state.frames.isUnordered(frame) {
          found.append(Hazard(kind: .contentsNotVisible(frame), entry: entry, cpu: 1))
        }
      }
    }
  }
}

// Hardware walks: what they may bring into TLBs and walk caches, and the Access flag.
extension Machine {
  /// Adds to both views whatever a walk may cache now.
  func fill(_ state: inout ArchState) {
    fill(&state.remapper, state)
    fill(&state.others, state)
    state.remapper.heldSince &= state.remapper.pending
    state.others.heldSince &= state.others.pending
  }

  private func fill(_ view: inout CPUView, _ state: ArchState) {
    let pmd = EntryName.pmd.rawValue
    let fresh = view.visible[pmd] & values.cacheable[pmd]
    view.held[pmd] |= fresh
    view.heldSince[pmd] |= fresh
    let tables = view.held[pmd] & values.tables[pmd]
    guard tables != 0 else { return }
    let pages = pagesSeen(through: tables, view, state) & values.cacheable
    // A table that a TLBI is about to remove brings in nothing that outlives the TLBI.
    let lasting = tables & (~view.pending[pmd] | view.heldSince[pmd])
    let since = pagesSeen(through: lasting, view, state) & values.cacheable
    for entry in code.pages {
      view.held[entry.rawValue] |= pages[entry.rawValue]
      view.heldSince[entry.rawValue] |= since[entry.rawValue]
    }
  }

  /// PTE values that a walk through one of `tables` may read.
  private func pagesSeen(
    through tables: UInt16, _ view: CPUView, _ state: ArchState
  ) -> SIMD8<UInt16> {
    if tables == 0 { return SIMD8() }
    return tables & ~state.orderedPMD != 0 ? view.visible : state.ordered
  }

  /// Values of `entry` that a walk may read now; 0 for a PTE if no table can be reached.
  func readable(_ entry: EntryName, _ view: CPUView, _ state: ArchState) -> UInt16 {
    let pmd = EntryName.pmd.rawValue
    if entry == .pmd { return view.visible[pmd] }
    let tables = view.held[pmd] & values.tables[pmd]
    return pagesSeen(through: tables, view, state)[entry.rawValue]
  }

  /// Values that may translate `entry`'s address: its PTE's, and the PMD's blocks.
  func translations(of entry: EntryName, _ view: CPUView) -> [EntryValue] {
    let pmd = EntryName.pmd
    return values.members(view.held[pmd.rawValue] & values.blocks[pmd.rawValue], of: pmd)
      + values.members(view.held[entry.rawValue], of: entry)
  }

  /// Entries whose Access flag a walk by some CPU may set now.
  func accessFlagCandidates(_ state: ArchState) -> [EntryName] {
    guard setting.walksSetAccessFlag else { return [] }
    let pmd = EntryName.pmd.rawValue
    let reaches = (state.remapper.held[pmd] | state.others.held[pmd]) & values.tables[pmd] != 0
    return ([.pmd] + code.pages).filter { entry in
      let value = value(entry, in: state)
      return value.isLeaf && !value.accessFlag && (entry == .pmd || reaches)
    }
  }
}

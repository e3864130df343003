internal import Vmemmap

// TLB invalidations and barriers.
extension Machine {
  /// Issues a TLBI. On x86 an invalidation (INVLPG, or an IPI shootdown) is complete when it
  /// returns; on arm64 it completes at a DSB, and what a walk caches meanwhile may stay.
  func invalidate(_ cover: InvalidationCover, _ state: inout ArchState) {
    let mask = mask(of: cover)
    issue(mask, &state.remapper)
    if cover.isBroadcast { issue(mask, &state.others) }
    // A walk may bring the values in again at once.
    fill(&state)
    if isTSO {
      complete(&state.remapper)
      if cover.isBroadcast { complete(&state.others) }
    }
  }

  private func mask(of cover: InvalidationCover) -> SIMD8<UInt16> {
    var mask = SIMD8<UInt16>()
    for entry in code.pages where cover.pages.contains(entry) { mask[entry.rawValue] = .max }
    let pmd = EntryName.pmd.rawValue
    if cover.block && (!cover.isByPage || setting.addressInvalidatesWholeBlock) {
      mask[pmd] |= values.blocks[pmd]
    }
    if cover.table || isTSO { mask[pmd] |= values.tables[pmd] }
    return mask
  }

  private func issue(_ mask: SIMD8<UInt16>, _ view: inout CPUView) {
    view.pending |= mask
    view.heldSince &= ~mask
  }

  private func complete(_ view: inout CPUView) {
    view.held = (view.held & ~view.pending) | (view.heldSince & view.pending)
    view.pending = SIMD8()
    view.heldSince = SIMD8()
  }

  /// A barrier on CPU 0. On x86 the store order and the invalidations make all of them free.
  func order(_ barrier: Barrier, _ state: inout ArchState) {
    if isTSO { return }
    let now = latest(state)
    switch barrier {
    case .wmb:
      state.frames.orderAll()
      // A table stored after an earlier barrier keeps that one's, larger, set.
      if state.orderedPMD == 0 {
        state.ordered = now
        state.hasBarrier = true
      }
    case .dsbIshst: publish(now, &state)
    case .dsbIsh:
      publish(now, &state)
      complete(&state.remapper)
      complete(&state.others)
    case .dsbNshst: state.remapper.visible = now
    case .dsbNsh:
      state.remapper.visible = now
      complete(&state.remapper)
    case .isb: break
    }
  }

  /// Earlier stores are visible to every walk.
  private func publish(_ now: SIMD8<UInt16>, _ state: inout ArchState) {
    state.frames.orderAll()
    state.remapper.visible = now
    state.others.visible = now
    state.ordered = now
    state.orderedPMD = 0
    state.hasBarrier = false
  }
}

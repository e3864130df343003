internal import Synchronization
import Vmemmap

/// Invalidations, barriers and pauses that reach the walkers.
struct WalkedMaintenance: Maintenance {
  let control: WalkControl

  mutating func barrier(_ barrier: Barrier, times: Int) {
    switch barrier {
    case .wmb, .dsbIshst: atomicMemoryFence(ordering: .sequentiallyConsistent)
    case .dsbIsh: control.complete()
    // Local ones say nothing to other CPUs.
    case .dsbNshst, .dsbNsh, .isb: break
    }
  }

  mutating func invalidate(_ invalidation: TLBInvalidation, entries: Int) {
    // A local TLBI reaches no walker.
    if invalidation.reach == .innerShareable { control.invalidate() }
  }

  mutating func pause(_ pause: Pause) {
    if pause.stopsCPUs { control.pause() } else { control.beginHandling() }
  }

  mutating func resume() { control.resume() }
}

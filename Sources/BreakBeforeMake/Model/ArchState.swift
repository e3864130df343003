internal import Vmemmap

/// One CPU class's view: the walkers are alike, so CPU 0 and "the others" are enough. TLBs are kept
/// as what they *may* hold: each real TLB is a subset, and every property asked is of the form
/// "some TLB could hold this", so the largest set decides it without exploring each walk.
struct CPUView: Hashable {
  /// Per entry: values that a walk may still read (more than one until a DSB).
  var visible = SIMD8<UInt16>()
  /// Per entry: values that TLB or walk cache may hold.
  var held = SIMD8<UInt16>()
  /// Per entry: what a TLBI that hasn't completed will remove …
  var pending = SIMD8<UInt16>()
  /// … unless it may have been cached again since that TLBI was issued.
  var heldSince = SIMD8<UInt16>()
}

/// Whether the walkers run.
enum PauseState: UInt8, Hashable {
  case none, stopped, onFault
}

/// Where a walker is in its try-get.
enum WalkerPhase: UInt8, Hashable {
  case idle, loaded, succeeded
}

/// A walker's try-get on the head.
struct Walker: Hashable {
  var phase = WalkerPhase.idle
  /// The references that its load saw.
  var expected: UInt8 = 0
}

/// One state of the machine.
struct ArchState: Hashable {
  var next: UInt16 = 0
  var tries: UInt8 = 0
  var gaveUp = false
  var pause = PauseState.none
  /// Tables in memory, coherent: the latest store per entry, by number.
  var memory = SIMD8<UInt8>()
  var remapper = CPUView()
  var others = CPUView()
  /// Per PTE: what may be read by a walk that reads a PMD stored after the last `smp_wmb()`.
  var ordered = SIMD8<UInt16>()
  /// PMD values stored after that barrier.
  var orderedPMD: UInt16 = 0
  var hasBarrier = false
  var frames = FrameStates()
  var walkers = (Walker(), Walker())

  static func == (a: ArchState, b: ArchState) -> Bool {
    a.next == b.next && a.tries == b.tries && a.gaveUp == b.gaveUp && a.pause == b.pause
      && a.memory == b.memory && a.remapper == b.remapper && a.others == b.others
      && a.ordered == b.ordered && a.orderedPMD == b.orderedPMD && a.hasBarrier == b.hasBarrier
      && a.frames == b.frames && a.walkers == b.walkers
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(
      UInt64(next) | UInt64(tries) << 16 | UInt64(pause.rawValue) << 24 | UInt64(orderedPMD) << 32
        | UInt64(walkers.0.phase.rawValue) << 48 | UInt64(walkers.1.phase.rawValue) << 52
        | UInt64(walkers.0.expected) << 56 | UInt64(walkers.1.expected) << 60)
    hasher.combine(frames.bits)
    hasher.combine(unsafeBitCast(memory, to: UInt64.self))
    for lanes in [others.held, others.visible, others.heldSince, remapper.held] {
      let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
      hasher.combine(words.x)
      hasher.combine(words.y)
    }
  }

  subscript(walker index: Int) -> Walker {
    get { index == 0 ? walkers.0 : walkers.1 }
    set { if index == 0 { walkers.0 = newValue } else { walkers.1 = newValue } }
  }
}

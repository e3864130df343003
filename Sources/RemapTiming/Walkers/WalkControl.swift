internal import CBarriers
private import Glibc
import Barriers
internal import Synchronization

/// What the remapping CPU and its walkers share, each word in a cache line of its own.
///
/// Broadcast invalidation is an epoch: a walker drops its software TLB when it sees a new one, and
/// the DSB after it waits until no walker is inside an access that began in an older one. That is
/// what TLBI; DSB ISH promise of other CPUs. An invalidation drops everything, whatever it covers:
/// coverage is the checker's business.
final class WalkControl: @unchecked Sendable {
  enum Phase: UInt64 { case before, during, timeline, after, stop }

  private let words: UnsafeMutablePointer<Atomic<UInt64>>
  private let count: Int
  let walkers: Int

  init(walkers: Int) {
    self.walkers = walkers
    count = (5 + walkers) * CacheLine.words
    words = .allocate(capacity: count)
    for word in 0..<count { (words + word).initialize(to: Atomic(0)) }
    // 0 stands for "outside".
    epoch.pointee.store(1, ordering: .sequentiallyConsistent)
  }

  deinit {
    words.deinitialize(count: count)
    words.deallocate()
  }

  private func line(_ index: Int) -> UnsafeMutablePointer<Atomic<UInt64>> {
    words + index * CacheLine.words
  }
  private var epoch: UnsafeMutablePointer<Atomic<UInt64>> { line(0) }
  private var paused: UnsafeMutablePointer<Atomic<UInt64>> { line(1) }
  /// Odd while a fault handler makes walkers wait.
  private var handling: UnsafeMutablePointer<Atomic<UInt64>> { line(2) }
  private var phaseWord: UnsafeMutablePointer<Atomic<UInt64>> { line(3) }
  /// Three words: the round that runs and its start, the time that starts count from, the width of
  /// a bin.
  private var timeline: UnsafeMutablePointer<Atomic<UInt64>> { line(4) }
  private func inside(_ walker: Int) -> UnsafeMutablePointer<Atomic<UInt64>> { line(5 + walker) }

  var phase: Phase {
    get { Phase(rawValue: phaseWord.pointee.load(ordering: .acquiring)) ?? .stop }
    set { phaseWord.pointee.store(newValue.rawValue, ordering: .releasing) }
  }

  // The walkers' side.

  /// Begins an access; waits while the walkers are paused.
  ///
  /// - Returns: the epoch.
  @inline(__always)
  func enter(_ walker: Int) -> UInt64 {
    let mine = inside(walker)
    while true {
      let now = epoch.pointee.load(ordering: .acquiring)
      mine.pointee.store(now, ordering: .sequentiallyConsistent)
      if paused.pointee.load(ordering: .sequentiallyConsistent) != 0 {
        mine.pointee.store(0, ordering: .releasing)
        var patience = Patience()
        while paused.pointee.load(ordering: .acquiring) != 0, phase != .stop { patience.wait() }
      } else if epoch.pointee.load(ordering: .sequentiallyConsistent) == now {
        return now
      }
    }
  }

  /// Ends an access.
  @inline(__always)
  func leave(_ walker: Int) { inside(walker).pointee.store(0, ordering: .releasing) }

  /// Changes with every begin and end of fault handling; odd in between.
  var handlingCount: UInt64 { handling.pointee.load(ordering: .acquiring) }

  /// Where in the timeline a moment lies, by round and bin; nil outside.
  @inline(__always)
  func place(of now: UInt64) -> Int? {
    let word = timeline.pointee.load(ordering: .acquiring)
    let start = (timeline + 1).pointee.load(ordering: .relaxed) &+ (word & Self.startMask)
    let bin = (now &- start) / max(1, (timeline + 2).pointee.load(ordering: .relaxed))
    guard word != 0, now >= start, bin < WalkTimeline.bins else { return nil }
    return Int(truncatingIfNeeded: word &>> 48 &- 1) &* WalkTimeline.bins &+ Int(bin)
  }

  private static let startMask: UInt64 = 1 << 48 - 1

  // The remapping CPU's side.

  /// Begins rounds of the timeline, whose starts lie at or after `base`.
  func beginTimeline(at base: UInt64, binNanoseconds: UInt64) {
    (timeline + 1).pointee.store(base, ordering: .relaxed)
    (timeline + 2).pointee.store(binNanoseconds, ordering: .relaxed)
    timeline.pointee.store(0, ordering: .releasing)
    phase = .timeline
  }

  /// Begins a round of the timeline, from 0 to 65534, less than 78 hours after the first.
  func beginRound(_ round: Int, at start: UInt64) {
    let offset = start &- (timeline + 1).pointee.load(ordering: .relaxed)
    timeline.pointee.store(
      UInt64(round + 1) &<< 48 | offset & Self.startMask, ordering: .releasing)
  }

  /// Makes every walker drop what it has cached, at its next access.
  func invalidate() { epoch.pointee.wrappingAdd(1, ordering: .sequentiallyConsistent) }

  /// Waits until no access goes on that began before the last invalidation.
  func complete() {
    let now = epoch.pointee.load(ordering: .sequentiallyConsistent)
    waitUntil { $0 == 0 || $0 >= now }
  }

  /// Lets every walker finish its access and begin none.
  func pause() {
    paused.pointee.store(1, ordering: .sequentiallyConsistent)
    waitUntil { $0 == 0 }
  }

  func beginHandling() { handling.pointee.wrappingAdd(1, ordering: .sequentiallyConsistent) }

  /// Ends a pause and the handling of faults, whichever is on.
  func resume() {
    paused.pointee.store(0, ordering: .sequentiallyConsistent)
    if handlingCount % 2 == 1 { handling.pointee.wrappingAdd(1, ordering: .sequentiallyConsistent) }
  }

  private func waitUntil(_ condition: (UInt64) -> Bool) {
    for walker in 0..<walkers {
      var patience = Patience()
      while !condition(inside(walker).pointee.load(ordering: .sequentiallyConsistent)) {
        patience.wait()
      }
    }
  }
}

/// Spins for a while, then gives the CPU away: the other side may need it.
struct Patience {
  private var spins = 0

  mutating func wait() {
    spins &+= 1
    if spins % 256 == 0 { sched_yield() } else { hvo_spin_hint() }
  }
}

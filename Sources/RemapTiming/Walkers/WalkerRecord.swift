import Vmemmap

/// What one walker saw. Written by its thread alone; read once that has been joined.
final class WalkerRecord: @unchecked Sendable {
  /// One stretch of the run.
  struct Stretch {
    var accesses = 0
    /// The longest time from the end of one access to the end of the next, in ns.
    var longest: UInt64 = 0
  }

  var before = Stretch()
  var during = Stretch()
  var after = Stretch()
  /// Translation faults in a break window whose protocol lets the walker wait.
  var handledFaults = 0
  /// Translation faults that nothing handles: an oops in the kernel.
  var translationFaults = 0
  /// Try-gets that met a read-only head.
  var permissionFaults = 0
  /// Reads or try-gets through a translation to a freed frame.
  var freed = 0
  /// Reads of words that belong to another page, or of two pages at once.
  var torn = 0
  /// Try-gets that saw a refcount of 0.
  var refused = 0
  /// Successful try-gets by folio.
  var gets: [Int]
  /// Accesses by round of the timeline and, in it, by bin.
  var timeline: [UInt32]

  init(folios: Int, timelineRounds: Int) {
    gets = Array(repeating: 0, count: folios)
    timeline = Array(repeating: 0, count: timelineRounds * WalkTimeline.bins)
  }

  @inline(__always)
  func note(_ phase: WalkControl.Phase, _ nanoseconds: UInt64) {
    switch phase {
    case .before: note(&before, nanoseconds)
    case .during: note(&during, nanoseconds)
    case .after: note(&after, nanoseconds)
    case .timeline, .stop: break
    }
  }

  @inline(__always)
  private func note(_ stretch: inout Stretch, _ nanoseconds: UInt64) {
    stretch.accesses &+= 1
    if nanoseconds > stretch.longest { stretch.longest = nanoseconds }
  }

  /// Notes what three words of one `struct page`, read through one translation, say.
  func note(_ first: FolioWords.Finding, _ second: FolioWords.Finding, _ third: FolioWords.Finding)
  {
    if first == .freed || second == .freed || third == .freed {
      freed += 1
    } else if first == .wrong || first != second || second != third {
      torn += 1
    }
  }

  /// Whether a reference may be taken on this count: not on 0, nor on what a freed frame holds. No
  /// count grows to 2^48 in a run.
  func mayTake(_ count: UInt64) -> Bool {
    if count == 0 { refused += 1 }
    if count >= 1 << 48 { freed += 1 }
    return count != 0 && count < 1 << 48
  }
}

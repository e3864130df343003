import Vmemmap

/// What one walker saw. Written by its thread alone; read once that has been joined.
final class WalkerRecord: @unchecked Sendable {
  /// One stretch of the run.
  struct Stretch {
    /// Accesses through which the walker kept its CPU.
    var accesses = 0
    /// What they took together, from the end of one access to the end of the next, in ns.
    var nanoseconds: UInt64 = 0
    /// The longest of them.
    var longest = LongestAccesses()
    /// Accesses during which the walker lost its CPU to another task.
    var preempted = 0
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
  func note(_ phase: WalkControl.Phase, _ span: ClosedRange<UInt64>, lostCPU: Bool) {
    switch phase {
    case .before: before.note(span, lostCPU)
    case .during: during.note(span, lostCPU)
    case .after: after.note(span, lostCPU)
    case .timeline, .stop: break
    }
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

extension WalkerRecord.Stretch {
  @inline(__always)
  fileprivate mutating func note(_ span: ClosedRange<UInt64>, _ lostCPU: Bool) {
    guard !lostCPU else {
      preempted &+= 1
      return
    }
    accesses &+= 1
    nanoseconds &+= span.nanoseconds
    longest.note(span)
  }
}

import Vmemmap

@testable import BreakBeforeMake

/// A value in memory or in a cache, with the number of store barriers before its store.
struct Stamped: Hashable {
  var entry: EntryName
  var value: EntryValue
  var epoch = 0
}

/// A TLBI that the watched CPU hasn't carried out yet.
struct Undone: Hashable {
  var invalidation: TLBInvalidation
  var isForEveryCPU: Bool
}

struct ReferenceFrame: Hashable {
  var contents = FrameContents.uninitialised
  var hasReference = false
  var isFree = false
  var isLate = false
}

/// One state of the slow machine: one watched CPU's real TLB, dictionaries and sets throughout.
struct ReferenceState: Hashable {
  var next = 0
  var failures = 0
  var epoch = 0
  var gaveUpAt: EntryName?
  var pause: Pause?
  /// Per entry, the stores that a walk of the watched CPU may still read, oldest first; the last
  /// is what memory holds.
  var stores: [EntryName: [Stamped]] = [:]
  var tlb: Set<Stamped> = []
  var undone: [Undone] = []
  var frames: [FrameName: ReferenceFrame] = [:]
  /// The try-get: nil before its load, then whether it saw a reference.
  var loaded: Bool?
  var hasSucceeded = false

  func memory(_ entry: EntryName) -> EntryValue { stores[entry]?.last?.value ?? .invalid }
}

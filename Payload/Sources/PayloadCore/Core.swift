import CMachine

/// The words that each core has for itself; other cores may read them at any time.
package enum CoreWord: Int {
  case online
  /// What to do, the number of that order, and the last number that is done.
  case work, order, done
  case argument
  /// Interrupts taken: pings counted; the last pause and the last state of a rendezvous joined.
  case pings, paused, rendezvous
  /// The last shootdown that is done.
  case shot
  // Data aborts by kind.
  case translationFaults, accessFlagFaults, permissionFaults, conflictAborts, otherFaults
  /// Non-zero: a permission fault is what the core is trying to get; its store is skipped.
  case probing
  case probeFaults
  // What its walker met.
  case reads, gets, wrongReads, freedReads
  // What its checks found.
  case checks, staleReads, permissionMismatches
}

/// The words of all cores together.
package enum SharedWord: Int {
  /// Pauses wanted, and those that are over.
  case pauseWanted, release
  /// The round and state of the rendezvous that every core follows.
  case rendezvous
  /// The shootdown that is on, and its `PrimitiveCase` word.
  case shootdown, shootdownCase
  /// Walkers and spinners of orders up to this stop.
  case stop
  /// Round of touches that cores which hold entries follow.
  case touch
  /// Cores that are up.
  case cores
  case pageShift
  /// Addresses of the range whose faults are waited out.
  case rangeStart, rangeEnd
  /// Pages that checks and walkers use.
  case pages
  /// Non-zero: tails are the same whichever folio they belong to.
  case sharedTails
  /// What the tokens of this check are made with.
  case nonce
}

/// A core's words.
package struct Core {
  package let index: UInt64
  private let words: UnsafeMutablePointer<UInt64>

  package init(_ index: UInt64) {
    self.index = index
    words = core_words(index)
  }

  /// The core that executes this.
  package static var current: Core { Core(machine_core()) }

  package subscript(word: CoreWord) -> UInt64 {
    get { word_load(words + word.rawValue) }
    nonmutating set { word_store(words + word.rawValue, newValue) }
  }

  package func add(_ word: CoreWord, _ value: UInt64 = 1) { word_add(words + word.rawValue, value) }
}

package enum Shared {
  package static subscript(word: SharedWord) -> UInt64 {
    get { word_load(shared_words() + word.rawValue) }
    set { word_store(shared_words() + word.rawValue, newValue) }
  }
}

/// Deadlines on the counter.
package enum Clock {
  package static func ticks(seconds: UInt64) -> UInt64 {
    machine_ticks() &+ machine_frequency() &* seconds
  }
  package static func isOver(_ deadline: UInt64) -> Bool { machine_ticks() > deadline }
}

internal import CBarriers
internal import Measurement

/// Marks samples in which the peers were not as they should be, besides what `ThreadGuard` marks.
///
/// A peer that is not running when the mapping changes is sent no IPI, so the sample has the cost
/// of no shootdown at all; averaged in, it would make the shootdown look cheap.
struct PeerGuard: SampleGuard {
  enum Expectation: Sendable {
    /// The heartbeat advances right before the sample, and again before it ends.
    case running
    /// The heartbeat advances right before the sample; during it the peer has other work to do.
    case runningBefore
    /// The heartbeat stands still from right before the sample to its end.
    case asleep
    /// The operation itself sees to it.
    case any
  }

  /// Spins, of a few tens of ns each, for which a heartbeat is given time to advance.
  static let patience = 1000

  private var thread = ThreadGuard()
  private let words: [PeerWords]
  private let expectation: Expectation
  private var beats: [UInt64]
  private var marks: SampleMarks = []

  init(_ words: [PeerWords], _ expectation: Expectation) {
    self.words = words
    self.expectation = words.isEmpty ? .any : expectation
    beats = [UInt64](repeating: 0, count: words.count)
  }

  mutating func begin() {
    marks = []
    thread.begin()
    switch expectation {
    case .any: break
    case .running, .runningBefore: awaitBeats()
    case .asleep:
      for peer in words.indices {
        beats[peer] = words[peer].heartbeat.load()
        if words[peer].asleep.load() == 0 { marks.insert(.peerNotAsleep) }
      }
    }
  }

  mutating func end() -> SampleMarks {
    switch expectation {
    case .any, .runningBefore: break
    case .running:
      if words.indices.contains(where: { words[$0].heartbeat.load() == beats[$0] }) {
        marks.insert(.peerNotRunning)
      }
    case .asleep:
      if words.indices.contains(where: { words[$0].heartbeat.load() != beats[$0] }) {
        marks.insert(.peerNotAsleep)
      }
    }
    return thread.end().union(marks)
  }

  /// Waits until every heartbeat has advanced, or patience ends.
  private mutating func awaitBeats() {
    for peer in words.indices {
      let seen = words[peer].heartbeat.load()
      var spins = 0
      while words[peer].heartbeat.load() == seen, spins < Self.patience {
        hvo_spin_hint()
        spins &+= 1
      }
      beats[peer] = words[peer].heartbeat.load()
      if beats[peer] == seen { marks.insert(.peerNotRunning) }
    }
  }
}

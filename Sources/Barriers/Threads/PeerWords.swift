/// The words that the initiator and one peer share. Each line has one writer.
struct PeerWords: Sendable {
  static let lines = 2

  // Written by the peer.
  /// Counts the peer's turns in its loop: it advances while the peer runs in user space.
  let heartbeat: SharedCounter
  /// CLOCK_MONOTONIC_RAW ns at which the peer last stood for a stop, and at which it left it.
  let stoodFrom: SharedCounter
  let stoodUntil: SharedCounter
  /// Number of the last read request it has carried out.
  let served: SharedWord
  /// 1 while it is about to sleep or asleep.
  let asleep: SharedWord
  /// Its thread id once it is ready; 0 before.
  let threadID: SharedWord

  // Written by the initiator.
  /// A `PeerCommand`; peers sleep on it.
  let command: SharedWord
  /// Number of the last read request, of `readPages` pages from `readAddress`.
  let request: SharedWord
  let readAddress: SharedCounter
  let readPages: SharedCounter

  init(in lines: borrowing SharedLines, at line: Int) {
    heartbeat = lines.counter(line: line, slot: 0)
    stoodFrom = lines.counter(line: line, slot: 1)
    stoodUntil = lines.counter(line: line, slot: 2)
    served = lines.word(line: line, slot: 6)
    asleep = lines.word(line: line, slot: 7)
    threadID = lines.word(line: line, slot: 8)
    command = lines.word(line: line + 1, slot: 0)
    request = lines.word(line: line + 1, slot: 1)
    readAddress = lines.counter(line: line + 1, slot: 1)
    readPages = lines.counter(line: line + 1, slot: 2)
  }
}

/// What a peer shall do.
enum PeerCommand: UInt32 {
  /// Spin, counting the heartbeat and serving requests and stops.
  case run = 0
  /// Sleep until the command changes.
  case sleep = 1
  /// Sleep between stops, woken by each.
  case sleepBetweenStops = 2
  case exit = 3
}

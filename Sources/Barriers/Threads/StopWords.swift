/// The words of a stop: the shared state of the kernel's `multi_stop_data`, and the counts that the
/// other kinds of stop use.
struct StopWords: Sendable {
  static let lines = 4

  /// number · 8 + `StopState`. Spun on by every participant, written by the last to acknowledge.
  let state: SharedWord
  /// Participants that have yet to acknowledge the state.
  let acks: SharedWord
  /// Victims that stand in, and that have left, the current stop.
  let arrived: SharedWord
  let departed: SharedWord
  /// Number of the signal pause that is armed (0: none), and of the last one released.
  let armed: SharedWord
  let released: SharedWord

  init(in lines: borrowing SharedLines, at line: Int) {
    state = lines.word(line: line, slot: 0)
    acks = lines.word(line: line + 1, slot: 0)
    arrived = lines.word(line: line + 2, slot: 0)
    departed = lines.word(line: line + 2, slot: 1)
    armed = lines.word(line: line + 3, slot: 0)
    released = lines.word(line: line + 3, slot: 1)
  }
}

/// The states of `multi_cpu_stop()` (kernel/stop_machine.c), in their order, and one more: a
/// meeting in which victims sleep until released (`futex-rendezvous`).
enum StopState: UInt32, CaseIterable {
  case none = 0
  /// Everybody has to be awake.
  case prepare = 1
  /// The kernel disables interrupts here; user space cannot, and passes through.
  case disableInterrupts = 2
  /// The initiator runs its function; the others wait.
  case run = 3
  case exit = 4
  /// Victims report and sleep on the state word until it changes.
  case meet = 5

  /// The word for this state in a stop's number.
  func word(of number: UInt32) -> UInt32 { (number &<< 3) | rawValue }

  /// The state in a word; unknown bits count as none.
  init(word: UInt32) { self = StopState(rawValue: word & 7) ?? .none }

  /// The stop's number in a word.
  static func number(in word: UInt32) -> UInt32 { word &>> 3 }
}

internal import CBarriers
internal import Measurement

/// The kernel's `multi_cpu_stop()` loop, for initiator and victims alike.
struct StopStateMachine: Sendable {
  let words: StopWords
  /// Victims and initiator.
  let participants: UInt32

  /// Announces a stop: everybody has to acknowledge its first state.
  func begin(_ number: UInt32) {
    words.departed.store(0)
    set(.prepare, number)
  }

  /// The loop of one participant: through every state to `.exit`. Returns the number of
  /// acknowledgements it gave: one a state.
  @inline(__always)
  func participate(in number: UInt32) -> Int {
    var current = StopState.none.word(of: number)
    var acknowledged = 0
    while StopState(word: current) != .exit {
      hvo_spin_hint()
      let word = words.state.load()
      guard word != current else { continue }
      current = word
      acknowledge(StopState(word: word), number)
      acknowledged &+= 1
    }
    return acknowledged
  }

  /// As `ack_state()`: the last one moves everybody on.
  @inline(__always)
  private func acknowledge(_ state: StopState, _ number: UInt32) {
    guard words.acks.add(.max) == 0, let next = StopState(rawValue: state.rawValue &+ 1),
      state != .exit
    else { return }
    set(next, number)
  }

  /// As `set_state()`: the count is reset before the state is published, since the release store
  /// of the state orders the two.
  @inline(__always)
  private func set(_ state: StopState, _ number: UInt32) {
    words.acks.store(participants)
    words.state.store(state.word(of: number))
  }
}

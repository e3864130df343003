internal import CBarriers
internal import Measurement

/// The kernel's `multi_cpu_stop()` in user space, with nothing to run while everybody stands.
///
/// Latency: from the first state's announcement to the last victim's departure, as
/// `stop_machine()` waits for completion.
struct MultiStopOperation: TimedOperation, ~Copyable {
  private let machine: StopStateMachine
  private let victims: [PeerWords]
  private let wakes: Bool
  var recorder: StopRecorder

  /// - Parameter wakes: victims sleep until the stop, as the kernel's stopper threads do.
  init(_ peers: borrowing Peers, wakes: Bool, stops: Int) {
    machine = peers.machine
    victims = peers.words
    self.wakes = wakes
    recorder = StopRecorder(peers.words, stops: stops)
  }

  mutating func recordingBegins() { recorder.removeAll() }

  mutating func prepare() throws(OperationFailure) {
    if wakes { victims.awaitSleep() }
  }

  mutating func perform() throws(OperationFailure) {
    let number = machine.words.nextNumber
    machine.begin(number)
    if wakes { machine.words.state.wakeAll() }
    _ = machine.participate(in: number)
    while machine.words.departed.load() != UInt32(victims.count) { hvo_spin_hint() }
  }

  mutating func teardown() throws(OperationFailure) { recorder.record() }
}

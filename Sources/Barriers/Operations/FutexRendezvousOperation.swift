internal import Measurement

/// Victims asleep on a futex: woken, met, sent off, each step through the scheduler.
///
/// Latency: from the wake to the last victim's departure. The initiator sleeps while it waits.
struct FutexRendezvousOperation: TimedOperation, ~Copyable {
  private let stop: StopWords
  private let victims: [PeerWords]
  var recorder: StopRecorder

  init(_ peers: borrowing Peers, stops: Int) {
    stop = peers.stop
    victims = peers.words
    recorder = StopRecorder(peers.words, stops: stops)
  }

  mutating func recordingBegins() { recorder.removeAll() }

  mutating func prepare() throws(OperationFailure) {
    victims.awaitSleep()
    stop.arrived.store(0)
    stop.departed.store(0)
  }

  mutating func perform() throws(OperationFailure) {
    let number = stop.nextNumber
    stop.state.store(StopState.meet.word(of: number))
    stop.state.wakeAll()
    sleepUntilAll(stop.arrived)
    stop.state.store(StopState.exit.word(of: number))
    stop.state.wakeAll()
    sleepUntilAll(stop.departed)
  }

  mutating func teardown() throws(OperationFailure) { recorder.record() }

  /// Sleeps until a count has reached the number of victims.
  private func sleepUntilAll(_ count: SharedWord) {
    while true {
      let value = count.load()
      if value == UInt32(victims.count) { return }
      count.sleep(while: value)
    }
  }
}

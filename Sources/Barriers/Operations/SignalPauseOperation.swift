internal import CBarriers
internal import Measurement

/// `tgkill` to every peer; their handlers spin until all are released.
///
/// Latency: from the first signal to the release, which is posted when every victim stands; that
/// they have left is waited for outside the timed part, as an IPI pause's resume does not wait.
struct SignalPauseOperation: TimedOperation, ~Copyable {
  private let stop: StopWords
  private let victims: [PeerWords]
  private let handler: PauseHandler
  private var number: UInt32 = 0
  var recorder: StopRecorder

  init(_ peers: borrowing Peers, stops: Int) throws(OperationFailure) {
    stop = peers.stop
    victims = peers.words
    handler = try PauseHandler()
    recorder = StopRecorder(peers.words, stops: stops)
  }

  mutating func recordingBegins() { recorder.removeAll() }

  mutating func prepare() throws(OperationFailure) {
    // 0 means that none is armed.
    number = number == .max ? 1 : number + 1
    stop.arrived.store(0)
    stop.departed.store(0)
    stop.armed.store(number)
  }

  mutating func perform() throws(OperationFailure) {
    var victim = 0
    while victim < victims.count {
      let got = hvo_tgkill(Int32(bitPattern: victims[victim].threadID.load()), PeerSignals.pause)
      if got < 0 {
        try abandon(after: victim, errno: -got)
      }
      victim &+= 1
    }
    while stop.arrived.load() != UInt32(victims.count) { hvo_spin_hint() }
    stop.released.store(number)
  }

  mutating func teardown() throws(OperationFailure) {
    while stop.departed.load() != UInt32(victims.count) { hvo_spin_hint() }
    stop.armed.store(0)
    recorder.record()
  }

  /// Lets go those that were signalled before one could not be.
  private func abandon(after signalled: Int, errno: Int32) throws(OperationFailure) {
    while stop.arrived.load() != UInt32(signalled) { hvo_spin_hint() }
    stop.released.store(number)
    while stop.departed.load() != UInt32(signalled) { hvo_spin_hint() }
    stop.armed.store(0)
    throw OperationFailure(call: "tgkill", errno: errno)
  }
}

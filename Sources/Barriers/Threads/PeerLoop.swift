internal import CBarriers
internal import Measurement

/// What one peer thread does from start to exit.
struct PeerLoop: Sendable {
  let words: PeerWords
  let stop: StopWords
  let machine: StopStateMachine
  let pageBytes: Int
  /// The CPU to exit on; nil: where it is.
  var retreat: Int?

  func run() {
    var beats: UInt64 = 0
    var served: UInt32 = 0
    var stops: UInt32 = 0
    while true {
      let command = words.command.load()
      switch PeerCommand(rawValue: command) {
      case .run:
        beats &+= 1
        words.heartbeat.store(beats)
        serve(&served)
        takePart(&stops)
        hvo_spin_hint()
      case .sleep:
        words.asleep.store(1)
        words.command.sleep(while: command)
        words.asleep.store(0)
      case .sleepBetweenStops:
        beats &+= 1
        words.heartbeat.store(beats)
        let state = stop.state.load()
        if StopState.number(in: state) == stops {
          words.asleep.store(1)
          stop.state.sleep(while: state)
          words.asleep.store(0)
        }
        takePart(&stops)
      case .exit, nil:
        // A CPU that vanished meanwhile changes nothing about the exit.
        if let retreat { try? CPUMask(cpu: retreat).apply() }
        return
      }
    }
  }

  /// Reads one byte of every page asked for, so that this CPU's TLB holds them.
  @inline(__always)
  private func serve(_ served: inout UInt32) {
    let request = words.request.load()
    guard request != served else { return }
    served = request
    if let base = UnsafeRawPointer(bitPattern: UInt(words.readAddress.load())) {
      PageTouch.read(base, pages: Int(words.readPages.load()), pageBytes: pageBytes)
    }
    words.served.store(request)
  }

  /// Stands in a stop that it has not seen yet.
  @inline(__always)
  private func takePart(_ stops: inout UInt32) {
    let word = stop.state.load()
    let number = StopState.number(in: word)
    guard number != stops else { return }
    stops = number
    let clock = MonotonicRawClock()
    words.stoodFrom.store(clock.now())
    switch StopState(word: word) {
    case .none:
      // Only a call to look at the command again.
      return
    case .meet:
      meet(word)
      words.stoodUntil.store(clock.now())
      stop.departed.add(1)
      stop.departed.wakeAll()
    default:
      _ = machine.participate(in: number)
      words.stoodUntil.store(clock.now())
      stop.departed.add(1)
    }
  }

  /// The victim's half of the futex rendezvous: report, wake the initiator, sleep until released.
  private func meet(_ word: UInt32) {
    stop.arrived.add(1)
    stop.arrived.wakeAll()
    while stop.state.load() == word { stop.state.sleep(while: word) }
  }
}

internal import CBarriers
internal import Glibc
internal import Measurement

/// The start and the body of a peer thread.
enum PeerThread {
  /// Starts a thread that pins itself to `cpu` and runs `loop`; returns once it is ready. A thread
  /// that cannot be pinned is joined before this throws.
  static func start(_ loop: PeerLoop, cpu: Int) throws(OperationFailure) -> pthread_t {
    let start = Unmanaged.passRetained(PeerStart(loop, cpu: cpu))
    var thread = pthread_t()
    let error = PeerSignals.allBlocked { pthread_create(&thread, nil, runPeer, start.toOpaque()) }
    guard error == 0 else {
      start.release()
      throw OperationFailure(call: "pthread_create", errno: error)
    }
    while loop.words.threadID.load() == 0 {
      loop.words.threadID.sleep(while: 0, atMost: 1_000_000)
    }
    let failure = loop.words.startError.load()
    if failure != 0 {
      pthread_join(thread, nil)
      throw OperationFailure(call: "sched_setaffinity to CPU \(cpu)", errno: Int32(failure))
    }
    return thread
  }
}

/// What a new thread is handed: released by the thread.
private final class PeerStart: Sendable {
  let loop: PeerLoop
  let cpu: Int

  init(_ loop: PeerLoop, cpu: Int) {
    self.loop = loop
    self.cpu = cpu
  }
}

private func runPeer(_ argument: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let argument else { return nil }
  let start = Unmanaged<PeerStart>.fromOpaque(argument).takeRetainedValue()
  let words = start.loop.words
  do throws(OperationFailure) {
    try CPUMask(cpu: start.cpu).apply()
  } catch {
    words.startError.store(UInt32(error.errno))
    words.announce()
    return nil
  }
  start.loop.asVictim {
    PeerSignals.allowPause()
    words.announce()
    start.loop.run()
  }
  return nil
}

extension PeerWords {
  /// Tells the initiator that this thread is ready, or that it failed.
  fileprivate func announce() {
    threadID.store(UInt32(hvo_gettid()))
    threadID.wakeAll()
  }
}

extension PeerLoop {
  /// Runs `body` while the pause signal's handler knows this thread.
  fileprivate func asVictim(_ body: () -> Void) {
    var pause = hvo_pause(
      armed: stop.armed.address, released: stop.released.address,
      arrived: stop.arrived.address, departed: stop.departed.address)
    withUnsafePointer(to: &pause) { pause in
      var victim = hvo_victim(
        pause: pause, stood_from: words.stoodFrom.address, stood_until: words.stoodUntil.address)
      withUnsafePointer(to: &victim) { victim in
        hvo_pause_enter_thread(victim)
        body()
        hvo_pause_enter_thread(nil)
      }
    }
  }
}

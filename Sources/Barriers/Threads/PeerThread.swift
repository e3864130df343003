internal import CBarriers
internal import Glibc
internal import Measurement

/// The start of a peer thread.
enum PeerThread {
  /// Starts a thread that pins itself to `cpu` and runs `loop`; returns once it is ready.
  static func start(_ loop: PeerLoop, cpu: Int) throws(OperationFailure) -> pthread_t {
    try ThreadStart.run(on: cpu) { isReady in
      loop.asVictim {
        PeerSignals.allowPause()
        loop.words.threadID.store(UInt32(hvo_gettid()))
        isReady()
        loop.run()
      }
    }
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

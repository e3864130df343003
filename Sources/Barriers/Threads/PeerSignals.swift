internal import CBarriers
internal import Glibc
internal import Measurement

/// Which signals reach peers: only the pause, so that Ctrl-C goes to a thread that handles it.
enum PeerSignals {
  /// The signal of `signal-pause`.
  static let pause = SIGUSR2

  /// Runs `body` with all signals blocked; threads made in it start that way.
  static func allBlocked<R>(_ body: () -> R) -> R {
    var all = sigset_t()
    var before = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return body()
  }

  static func allowPause() {
    var set = sigset_t()
    sigemptyset(&set)
    sigaddset(&set, pause)
    pthread_sigmask(SIG_UNBLOCK, &set, nil)
  }
}

/// The handler of the pause signal, installed; the old action comes back when this goes.
struct PauseHandler: ~Copyable {
  private var before = sigaction()

  init() throws(OperationFailure) {
    let got = hvo_pause_install(PeerSignals.pause, &before)
    if got < 0 { throw OperationFailure(call: "sigaction", errno: -got) }
  }

  deinit {
    var before = before
    hvo_pause_uninstall(PeerSignals.pause, &before)
  }
}

import Glibc
import Synchronization

/// SIGINT, SIGTERM and SIGHUP turned into a flag that every stage asks between samples, so that
/// what was measured until then is kept.
///
/// A second signal ends the process at once, but not within a second of the first: `timeout`,
/// `sudo` and a terminal send the same one both to the process and to its group.
enum Interruption {
  private static let received = Atomic<Int32>(0)
  private static let firstSecond = Atomic<Int>(0)

  /// Installs the handlers, except for a signal that is ignored on purpose (`nohup`). Call once,
  /// before measuring.
  static func install() {
    // The flags are touched first: a signal handler must not run their lazy initialisation.
    received.store(0, ordering: .relaxed)
    firstSecond.store(0, ordering: .relaxed)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var before = sigaction()
      sigaction(signal, nil, &before)
      if isIgnored(before) { continue }
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        if Interruption.received.load(ordering: .relaxed) == 0 {
          Interruption.firstSecond.store(now.tv_sec, ordering: .relaxed)
          Interruption.received.store(number, ordering: .relaxed)
        } else if now.tv_sec - Interruption.firstSecond.load(ordering: .relaxed) > 1 {
          _exit(128 + number)
        }
      }
      sigaction(signal, &action, nil)
    }
  }

  private static func isIgnored(_ action: sigaction) -> Bool {
    unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }

  /// Whether one of the signals has come.
  static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  /// What the process should exit with once its partial results are out; nil if nothing came.
  static var exitStatus: ExitStatus? {
    switch received.load(ordering: .relaxed) {
    case SIGINT: .interrupted
    case SIGTERM: .terminated
    case SIGHUP: .hungUp
    default: nil
    }
  }
}

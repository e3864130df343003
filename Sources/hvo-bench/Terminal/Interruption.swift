import Glibc
import Synchronization

/// SIGHUP, SIGINT and SIGTERM turned into a flag that every stage asks between samples, so that what was
/// measured until then is kept. A second signal ends the process at once.
enum Interruption {
  private static let received = Atomic<Int32>(0)

  /// Installs the handlers. Call once, before measuring.
  static func install() {
    // The flag is touched first: a signal handler must not run its lazy initialisation.
    received.store(0, ordering: .relaxed)
    for signal in [SIGHUP, SIGINT, SIGTERM] {
      var action = sigaction()
      action.__sigaction_handler.sa_handler = { number in
        Interruption.received.store(number, ordering: .relaxed)
      }
      action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND))
      sigaction(signal, &action, nil)
    }
  }

  /// Whether one of the signals has come.
  static var isRequested: Bool { received.load(ordering: .relaxed) != 0 }

  /// What the process should exit with once its partial results are out; nil if nothing came.
  static var exitStatus: ExitStatus? {
    switch received.load(ordering: .relaxed) {
    case SIGHUP: .hungUp
    case SIGINT: .interrupted
    case SIGTERM: .terminated
    default: nil
    }
  }
}

/// The process exit codes: the one list.
enum ExitStatus: Int32 {
  case success = 0
  /// What was asked for isn't so: `check --expect`, `compare --fail-if-slower`.
  case unexpected = 1
  /// A file could not be written, a measurement could not be made.
  case runtimeFailure = 2
  /// The machine was changed and isn't exactly as it was found; the message says what is left.
  case notRestored = 3
  /// Input that cannot be used (EX_USAGE).
  case usage = 64
  /// Ended by SIGHUP (128 + 1), the terminal having gone: partial results were kept.
  case hungUp = 129
  /// Ended by SIGINT (128 + 2): partial results were kept.
  case interrupted = 130
  /// Ended by SIGTERM (128 + 15): partial results were kept.
  case terminated = 143

  /// The signal behind the interrupted codes.
  var signalName: String {
    switch self {
    case .hungUp: "SIGHUP"
    case .interrupted: "SIGINT"
    case .terminated: "SIGTERM"
    default: "no signal"
    }
  }
}

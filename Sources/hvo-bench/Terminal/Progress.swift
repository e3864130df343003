import Glibc
import Measurement

/// One line of progress on a terminal's standard error; silent in a pipe or on a dumb terminal.
struct Progress {
  private let isTerminal: Bool
  private let started = MonotonicRawClock().now()

  init() {
    isTerminal = isatty(STDERR_FILENO) == 1 && getenv("TERM").map { String(cString: $0) } != "dumb"
  }

  /// Replaces the line.
  ///
  /// - Parameter share: what is done of the whole, 0…1; drawn as a bar.
  func show(_ text: String, share: Double? = nil) {
    guard isTerminal else { return }
    let elapsed = (MonotonicRawClock().now() &- started) / 1_000_000_000
    let bar = share.map { Self.bar($0) + " " } ?? ""
    let line = "[\(elapsed) s] \(bar)\(text)"
    StandardError.write("\r" + String(line.prefix(width)) + clear)
  }

  /// Removes the line, so that what follows starts on a clean one.
  func clearLine() {
    guard isTerminal else { return }
    StandardError.write("\r" + clear)
  }

  /// Erase to the end of the line; plain blanks where NO_COLOR forbids escapes.
  private var clear: String {
    getenv("NO_COLOR") == nil ? "\u{1B}[K" : String(repeating: " ", count: 20) + "\r"
  }

  /// "########............ 40 %", in characters that any terminal has.
  static func bar(_ share: Double) -> String {
    let share = share.isFinite ? min(max(share, 0), 1) : 0
    let length = 20
    let filled = Int(share * Double(length))
    return String(repeating: "#", count: filled) + String(repeating: ".", count: length - filled)
      + " \(Int(share * 100)) %"
  }

  private var width: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 20
      ? Int(size.ws_col) - 1 : 79
  }
}

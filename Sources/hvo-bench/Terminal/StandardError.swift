import Glibc

/// Messages to the person at the terminal, apart from the results on standard output.
enum StandardError {
  /// Writes one line, headed by the program's name. Newlines inside become blanks.
  static func say(_ message: String) {
    let line = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    write("hvo-bench: \(line)\n")
  }

  /// Writes text as it is, unbuffered.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

import FoundationEssentials
import Glibc
import Report

/// Messages to the person at the terminal, apart from the results on standard output.
enum StandardError {
  /// Characters of a message that are shown: some messages quote what was typed, however long.
  private static let longest = 800

  /// Writes one line, headed by the program's name.
  ///
  /// Newlines inside become blanks, and control characters that were typed don't reach the
  /// terminal. What is longer than a few lines loses its middle.
  static func say(_ message: String) {
    let joined = message.split(whereSeparator: \.isNewline).joined(separator: " ")
    var line = TextStyle(environment: ProcessInfo.processInfo.environment).clean(joined)
    if line.count > longest {
      line = "\(line.prefix(longest / 4)) ... \(line.suffix(longest / 4))"
    }
    write("hvo-bench: \(line)\n")
  }

  /// Writes an explanation of several lines, the first headed by the program's name, wrapped to the
  /// width of reports.
  static func explain(_ lines: [String]) {
    let style = TextStyle(environment: ProcessInfo.processInfo.environment)
    for (index, line) in lines.enumerated() {
      let indent = index == 0 ? "hvo-bench: " : String(line.prefix { $0 == " " })
      for text in style.lines(line, after: indent) { write(text + "\n") }
    }
  }

  /// Writes text as it is, unbuffered.
  static func write(_ text: String) {
    var text = text
    text.withUTF8 { _ = Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }
}

import Glibc
import Report

/// Answers on standard output, whose loss is an error.
enum StandardOutput {
  /// Writes text. A reader that has left, as `head` does, wanted no more: no failure.
  static func write(_ text: String) throws {
    do {
      try Destination(path: nil).write(text)
    } catch  where error.code == EPIPE {
    } catch {
      throw RuntimeFailure(text: error.description)
    }
  }
}

internal import Glibc

/// Why a file that a user named can't be read. Each reader words it with what it wanted.
public enum FileProblem: Error, Sendable, Hashable {
  case directory
  /// A FIFO by name: a read would wait for a writer, perhaps for ever.
  case fifo
  /// The system refused: the call's errno in words.
  case unreadable(String)
  /// More bytes than the reader takes.
  case tooLarge(limit: Int)

  init(code: Int32) {
    self = code == EISDIR ? .directory : .unreadable(String(cString: strerror(code)))
  }
}

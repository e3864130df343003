internal import Glibc

/// Where an output goes: a file, which appears whole or not at all, or standard output.
public struct Destination: Sendable, Hashable {
  /// Nil for standard output.
  public let path: String?

  /// - Parameter path: nil or "-" for standard output.
  public init(path: String?) { self.path = path == "-" ? nil : path }

  /// What to call it in a message.
  public var name: String { path ?? "standard output" }

  /// Finds out before anything is measured whether `write` would be allowed.
  ///
  /// Tries the directory with a file that is removed again, so a missing directory, a read-only
  /// file system and a refused permission all show; a disk that fills up later doesn't.
  public func check() throws(DestinationError) {
    guard let path else { return }
    switch try kind(of: path) {
    case .special: break
    case .file(let target):
      _ = try Draft(beside: target, name: name)
    }
  }

  /// Writes the text. A file gets its new contents by a rename, so a reader never sees half of it
  /// and a failed write leaves the old contents.
  public func write(_ text: String) throws(DestinationError) {
    guard let path else { return try Self.put(text, on: STDOUT_FILENO, name: name) }
    switch try kind(of: path) {
    case .special:
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(errno) }
      defer { close(descriptor) }
      try Self.put(text, on: descriptor, name: name)
    case .file(let target):
      let draft = try Draft(beside: target, name: name)
      try draft.publish(text, as: target, name: name)
    }
  }

  /// Creates a directory; one that is there already is fine, and that above it has to be.
  static func makeDirectory(_ path: String) throws(DestinationError) {
    var status = stat()
    if mkdir(path, 0o777) != 0 {
      let code = errno
      // Where it can't be made it may still be there.
      guard stat(path, &status) == 0 else { throw DestinationError(name: path, code: code) }
    }
    guard stat(path, &status) == 0 else { throw DestinationError(name: path, code: errno) }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw DestinationError(name: path, code: ENOTDIR)
    }
  }

  /// Creates a directory if need be, not those above it, and finds out whether files can be written into it.
  public static func checkDirectory(_ path: String) throws(DestinationError) {
    try makeDirectory(path)
    _ = try Draft(beside: "\(path)/", name: path)
  }

  private enum Kind {
    /// A device or a pipe: written in place.
    case special
    /// A regular file, or one that is to be created; links are resolved.
    case file(String)
  }

  private func kind(of path: String) throws(DestinationError) -> Kind {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw failure(ENOENT) }
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno == ENOENT else { throw failure(errno) }
      return .file(path)
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw failure(EISDIR)
    case S_IFREG:
      guard access(path, W_OK) == 0 else { throw failure(errno) }
      guard let resolved = realpath(path, nil) else { throw failure(errno) }
      defer { free(resolved) }
      return .file(String(cString: resolved))
    default:
      guard access(path, W_OK) == 0 else { throw failure(errno) }
      return .special
    }
  }

  private func failure(_ code: Int32) -> DestinationError {
    DestinationError(name: name, code: code)
  }

  /// Writes everything, however many calls it takes.
  static func put(
    _ text: String, on descriptor: Int32, name: String
  ) throws(DestinationError) {
    let bytes = Array(text.utf8)
    var done = 0
    while done < bytes.count {
      let count = bytes[done...].withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress, $0.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw DestinationError(name: name, code: errno)
      }
      done += count
    }
  }
}

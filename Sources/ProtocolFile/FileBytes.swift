internal import Glibc

/// The bytes of a protocol file: bounded, whatever the path names.
enum FileBytes {
  /// Far above any protocol, far below memory.
  static let limit = 64 << 10

  /// - Throws: for a directory, what can't be opened, and anything longer than `limit`.
  static func read(_ path: String) throws(ProtocolFileError) -> [UInt8] {
    func refused(_ code: Int32) -> ProtocolFileError {
      ProtocolFileError(
        file: path, code == EISDIR ? .directory : .unreadable(String(cString: strerror(code))))
    }
    // A NUL in the middle would silently name another file.
    guard !path.utf8.contains(0) else { throw refused(ENOENT) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refused(errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 14)
    while true {
      let count = Glibc.read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw refused(errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw ProtocolFileError(file: path, .tooLarge(limit: limit))
      }
    }
  }
}

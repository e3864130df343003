internal import Glibc

extension ResultFile {
  /// The largest file that is read: far above any real result, far below memory.
  static let sizeLimit = 256 << 20

  /// Reads a result file.
  ///
  /// A directory, an empty file such as /dev/null, an endless one and anything that isn't a result
  /// of this version are refused with a plain line.
  public init(reading path: String) throws(ResultFileError) {
    try self.init(decoding: Self.bytes(of: path), name: path)
  }

  static func bytes(
    of path: String, limit: Int = sizeLimit
  ) throws(ResultFileError) -> [UInt8] {
    func refused(_ code: Int32) -> ResultFileError {
      ResultFileError(
        name: path,
        problem: code == EISDIR ? .directory : .unreadable(String(cString: strerror(code))))
    }
    // A NUL in the middle would silently name another file.
    guard !path.utf8.contains(0) else { throw refused(ENOENT) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw refused(errno) }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 {
        if errno == EINTR { continue }
        throw refused(errno)
      }
      if count == 0 { return bytes }
      bytes += chunk[..<count]
      guard bytes.count <= limit else {
        throw ResultFileError(name: path, problem: .tooLarge(limit: limit))
      }
    }
  }
}

internal import FileBytes

extension ResultFile {
  /// The largest file that is read: far above any real result, far below memory.
  static let sizeLimit = 256 << 20

  /// Reads a result file.
  ///
  /// A directory, a FIFO, an empty file such as /dev/null, an endless one and anything that isn't a
  /// result of this version are refused with a plain line.
  public init(reading path: String) throws(ResultFileError) {
    try self.init(decoding: Self.bytes(of: path), name: path)
  }

  static func bytes(
    of path: String, limit: Int = sizeLimit
  ) throws(ResultFileError) -> [UInt8] {
    do { return try FileBytes.read(path, limit: limit) } catch {
      throw ResultFileError(name: path, problem: .init(error))
    }
  }
}

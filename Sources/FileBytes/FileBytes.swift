/// The bytes of a file: bounded, whatever the path names.
public enum FileBytes {
  /// The whole file.
  ///
  /// - Parameter limit: bytes; a longer file, or an endless one, is refused.
  /// - Complexity: O(bytes), at most `limit` of them.
  public static func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    let bytes = try InputFile(path: path).bytes(upTo: limit + 1)
    guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
    return bytes
  }

  /// The first bytes of a file, at most `limit`.
  public static func prefix(of path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    try InputFile(path: path).bytes(upTo: limit)
  }
}

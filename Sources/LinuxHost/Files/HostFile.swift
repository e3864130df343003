internal import Glibc
internal import SystemPackage

// Raw reads: one call each, bounded, nothing interpreted.
extension HostRoot {
  /// The bytes of a file.
  ///
  /// - Parameter limit: the most that is read; a longer file is an error, not a cut.
  public func bytes(of path: HostPath, limit: Int = 1 << 20) throws(HostError) -> [UInt8] {
    do {
      let file = try FileDescriptor.open(location(of: path), .readOnly, options: .closeOnExec)
      return try file.closeAfter { try Self.contents(of: file, path, limit: limit) }
    } catch let error as HostError {
      throw error
    } catch let error as Errno {
      throw HostError(path.description, .system(error.rawValue))
    } catch {
      throw HostError(path.description, .system(EIO))
    }
  }

  /// The text of a file without white space at its ends.
  public func text(of path: HostPath, limit: Int = 1 << 20) throws(HostError) -> String {
    Self.trimmed(String(decoding: try bytes(of: path, limit: limit), as: UTF8.self))
  }

  /// The number that a file holds.
  public func number(in path: HostPath) throws(HostError) -> UInt64 {
    let text = try text(of: path, limit: 4096)
    guard let number = UInt64(text) else {
      throw .malformed(path.description, found: text, expected: "a number")
    }
    return number
  }

  /// Names in a directory, sorted.
  public func entries(of path: HostPath) throws(HostError) -> [String] {
    guard let directory = opendir(location(of: path).string) else {
      throw HostError(path.description, .system(errno))
    }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Whether the file or directory is there.
  public func exists(_ path: HostPath) -> Bool { access(location(of: path).string, F_OK) == 0 }

  /// Whether this process may write the file: EROFS and EACCES apart, without writing.
  func writability(of path: HostPath) throws(HostError) {
    if access(location(of: path).string, W_OK) != 0 {
      throw HostError(path.description, .system(errno))
    }
  }

  private static func contents(of file: FileDescriptor, _ path: HostPath, limit: Int) throws
    -> [UInt8]
  {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = try chunk.withUnsafeMutableBytes { try file.read(into: $0) }
      if count == 0 { return bytes }
      guard bytes.count + count <= limit else {
        throw HostError(path.description, .tooLong(limit: limit))
      }
      bytes.append(contentsOf: chunk[..<count])
    }
  }

  private static func trimmed(_ text: String) -> String {
    let blank: (Unicode.Scalar) -> Bool = { $0.properties.isWhitespace || $0 == "\0" }
    let scalars = text.unicodeScalars.drop(while: blank)
    guard let last = scalars.lastIndex(where: { !blank($0) }) else { return "" }
    return String(scalars[...last])
  }
}

extension HostRoot {
  /// The permission bits of a file.
  func mode(of path: HostPath) throws(HostError) -> UInt32 {
    var status = stat()
    guard stat(location(of: path).string, &status) == 0 else {
      throw HostError(path.description, .system(errno))
    }
    return UInt32(status.st_mode) & 0o7777
  }

  /// A switch: 0 or N, 1 or Y; `force` counts as on.
  func flag(in path: HostPath) throws(HostError) -> Bool {
    let text = try text(of: path, limit: 4096)
    switch text {
    case "1", "Y", "y", "force": return true
    case "0", "N", "n": return false
    default: throw .malformed(path.description, found: text, expected: "0 or 1")
    }
  }
}

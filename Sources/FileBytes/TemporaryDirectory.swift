internal import Glibc

/// A directory of one run's own files, in `TMPDIR` or /tmp; gone with the value, with what is in it.
public struct TemporaryDirectory: ~Copyable {
  public let path: String

  /// mkdtemp(3).
  public init() throws(TemporaryDirectoryError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/hvo-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw TemporaryDirectoryError(path: parent, code: errno)
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    guard let directory = opendir(path) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink("\(path)/\(name)") }
    }
    closedir(directory)
    rmdir(path)
  }

  /// The path of a file in it.
  public func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Makes a file in it.
  public func write(_ bytes: some Collection<UInt8>, as name: String)
    throws(TemporaryDirectoryError)
  {
    let path = file(name)
    guard let file = fopen(path, "we") else {
      throw TemporaryDirectoryError(path: path, code: errno)
    }
    let bytes = Array(bytes)
    let written = fwrite(bytes, 1, bytes.count, file)
    let code = errno
    guard fclose(file) == 0, written == bytes.count else {
      throw TemporaryDirectoryError(path: path, code: written == bytes.count ? errno : code)
    }
  }
}

/// Why a temporary directory or a file in it can't be made.
public struct TemporaryDirectoryError: Error, Sendable, Hashable, CustomStringConvertible {
  public let path: String
  /// errno of the call that failed.
  public let code: Int32

  public var description: String { "\(path): \(String(cString: strerror(code)))" }
}

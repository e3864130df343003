internal import Glibc

/// A directory of one run's own files; gone with it.
struct ScratchDirectory: ~Copyable {
  let path: String
  private var names: [String] = []

  init() throws(GuestProblem) {
    let base = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/hvo-bench-el1-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else {
      throw .scratch("\(base): \(String(cString: strerror(errno)))")
    }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit {
    for name in names { unlink("\(path)/\(name)") }
    rmdir(path)
  }

  /// The path of a file that goes with the directory.
  mutating func file(_ name: String) -> String {
    names.append(name)
    return "\(path)/\(name)"
  }

  static func write(_ bytes: [UInt8], to path: String) throws(GuestProblem) {
    guard let file = fopen(path, "w") else {
      throw .scratch("\(path): \(String(cString: strerror(errno)))")
    }
    let written = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, written == bytes.count else {
      throw .scratch("\(path): \(String(cString: strerror(errno)))")
    }
  }

  /// Up to `limit` bytes of a file; empty if there is none.
  static func read(_ path: String, limit: Int) -> String {
    guard let file = fopen(path, "r") else { return "" }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < limit {
      let count = fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }
}

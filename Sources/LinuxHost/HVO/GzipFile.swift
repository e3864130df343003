internal import Glibc
internal import SystemPackage

/// The calls of zlib that read a gzip file.
///
/// zlib is loaded when it is needed and not linked: its header isn't on every machine, the library
/// is, and without it one fact is missing and no more.
private struct GzipCalls {
  typealias Open = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?
  typealias Read = @convention(c) (OpaquePointer, UnsafeMutableRawPointer, UInt32) -> Int32
  typealias Query = @convention(c) (OpaquePointer) -> Int32

  let open: Open
  let read: Read
  /// 1 for a file that isn't gzip, which zlib would hand through.
  let isPlain: Query
  /// Not 0 if the last read ended within the gzip stream.
  let close: Query

  /// The library stays loaded: it is asked for once or twice in a process.
  init() throws(HostError) {
    let name = "libz.so.1"
    guard let library = dlopen(name, RTLD_NOW) else { throw HostError(name, .system(ENOENT)) }
    guard let open = dlsym(library, "gzopen"), let read = dlsym(library, "gzread"),
      let isPlain = dlsym(library, "gzdirect"), let close = dlsym(library, "gzclose")
    else { throw HostError(name, .system(ENOSYS)) }
    self.open = unsafeBitCast(open, to: Open.self)
    self.read = unsafeBitCast(read, to: Read.self)
    self.isPlain = unsafeBitCast(isPlain, to: Query.self)
    self.close = unsafeBitCast(close, to: Query.self)
  }
}

extension HostRoot {
  /// The text of a gzip file.
  ///
  /// - Parameter limit: the most bytes of text; a longer file is an error, not a cut.
  func gzipText(of path: HostPath, limit: Int = 8 << 20) throws(HostError) -> String {
    let calls = try GzipCalls()
    guard let file = calls.open(location(of: path).string, "rb") else {
      throw HostError(path.description, .system(errno))
    }
    var bytes = [UInt8](repeating: 0, count: limit + 1)
    let count = bytes.withUnsafeMutableBytes {
      calls.read(file, $0.baseAddress!, UInt32(clamping: $0.count))
    }
    let isPlain = calls.isPlain(file) != 0
    guard calls.close(file) == 0 || count > limit, count >= 0, !isPlain else {
      throw .malformed(path.description, found: "something else", expected: "whole gzip data")
    }
    guard count <= limit else { throw HostError(path.description, .tooLong(limit: limit)) }
    return String(decoding: bytes[..<Int(count)], as: UTF8.self)
  }
}

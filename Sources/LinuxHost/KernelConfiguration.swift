internal import Glibc
internal import SystemPackage

/// The options that the running kernel was built with.
struct KernelConfiguration {
  private let text: String

  /// `/proc/config.gz` of the running kernel, else `/boot/config-<release>`.
  init(of host: HostMachine) throws(HostError) {
    if host.root.exists(.compressedConfiguration) {
      text = try host.root.gzipText(of: .compressedConfiguration)
    } else {
      let file = HostPath.installedConfiguration(of: host.system.kernelRelease)
      text = try host.root.text(of: file, limit: 8 << 20)
    }
  }

  /// Whether the option is built in: `NAME=y`. O(length of the configuration).
  func isOn(_ option: String) -> Bool {
    text.utf8.split(separator: UInt8(ascii: "\n")).contains { $0.elementsEqual("\(option)=y".utf8) }
  }
}

extension HostRoot {
  /// The text of a gzip file, at most 8 MiB, by the system's zlib.
  ///
  /// zlib is loaded when it is needed and not linked: its header isn't on every machine, the
  /// library is, and without it one fact is missing and no more.
  func gzipText(of path: HostPath) throws(HostError) -> String {
    typealias Open = @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>) -> OpaquePointer?
    typealias Read = @convention(c) (OpaquePointer, UnsafeMutableRawPointer, UInt32) -> Int32
    typealias Close = @convention(c) (OpaquePointer) -> Int32
    guard let library = dlopen("libz.so.1", RTLD_NOW) else {
      throw HostError("libz.so.1", .system(ENOENT))
    }
    defer { dlclose(library) }
    guard let open = dlsym(library, "gzopen"), let read = dlsym(library, "gzread"),
      let close = dlsym(library, "gzclose")
    else { throw HostError("libz.so.1", .system(ENOSYS)) }

    guard let file = unsafeBitCast(open, to: Open.self)(location(of: path).string, "rb") else {
      throw HostError(path.description, .system(errno))
    }
    defer { _ = unsafeBitCast(close, to: Close.self)(file) }
    let limit = 8 << 20
    var bytes = [UInt8](repeating: 0, count: limit)
    let count = bytes.withUnsafeMutableBytes {
      unsafeBitCast(read, to: Read.self)(file, $0.baseAddress!, UInt32(limit))
    }
    guard count > 0 else { throw .malformed(path.description, found: "", expected: "gzip data") }
    guard count < limit else { throw HostError(path.description, .tooLong(limit: limit)) }
    return String(decoding: bytes[..<Int(count)], as: UTF8.self)
  }
}

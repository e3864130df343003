internal import Glibc

/// A file open for reading; closed with the value.
public struct InputFile: ~Copyable {
  private let descriptor: Int32
  private let isOwned: Bool

  /// Standard input, which stays open.
  public static var standardInput: InputFile {
    InputFile(descriptor: STDIN_FILENO, isOwned: false)
  }

  private init(descriptor: Int32, isOwned: Bool) {
    (self.descriptor, self.isOwned) = (descriptor, isOwned)
  }

  /// open(2) and fstat(2). Devices and a shell's `<(…)` are taken; a FIFO by name isn't, since it
  /// may have no writer.
  public init(path: String) throws(FileProblem) {
    self.init(descriptor: try Self.opened(path), isOwned: true)
  }

  private static func opened(_ path: String) throws(FileProblem) -> Int32 {
    // A NUL in the middle would silently name another file.
    guard !path.utf8.contains(0) else { throw FileProblem(code: ENOENT) }
    // Without O_NONBLOCK a FIFO would hold up the open itself.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    let kind = kind(of: descriptor)
    guard kind != S_IFDIR, kind != S_IFIFO || isAnonymous(descriptor) else {
      close(descriptor)
      throw kind == S_IFDIR ? .directory : .fifo
    }
    let flags = fcntl(descriptor, F_GETFL)
    _ = fcntl(descriptor, F_SETFL, flags & ~O_NONBLOCK)
    return descriptor
  }

  deinit { if isOwned { close(descriptor) } }

  private static func kind(of descriptor: Int32) -> mode_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_mode & S_IFMT : 0
  }

  /// Whether a FIFO is one of pipe(2), which has no name: procfs calls it pipe:[inode].
  private static func isAnonymous(_ descriptor: Int32) -> Bool {
    withUnsafeTemporaryAllocation(of: CChar.self, capacity: 64) { name in
      let count = readlink("/proc/self/fd/\(descriptor)", name.baseAddress!, name.count)
      guard count > 0 else { return false }
      return name[..<count].starts(with: "pipe:[".utf8.map { CChar(bitPattern: $0) })
    }
  }

  /// One read(2), begun again after a signal.
  ///
  /// - Returns: the bytes read; 0 at the end.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(FileProblem) -> Int {
    while true {
      let count = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw FileProblem(code: errno) }
    }
  }

  /// The bytes up to the end, or the first `most`.
  public func bytes(upTo most: Int) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while bytes.count < most {
      let count = try chunk.withUnsafeMutableBufferPointer { buffer throws(FileProblem) in
        try read(into: UnsafeMutableRawBufferPointer(buffer))
      }
      if count == 0 { break }
      bytes += chunk[..<min(count, most - bytes.count)]
    }
    return bytes
  }
}

internal import Glibc
internal import SystemPackage

/// A file of the machine that is open for reading again and again, as long as the value lives.
public struct ReadableHostFile: ~Copyable {
  private let descriptor: Int32
  private let path: HostPath

  /// Opens it.
  public init(_ path: HostPath, in root: HostRoot) throws(HostError) {
    descriptor = open(root.location(of: path).string, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw HostError(path.description, .system(errno)) }
    self.path = path
  }

  deinit { close(descriptor) }

  /// Reads from `offset` as many bytes as the buffer holds; fewer at the end. One system call.
  public func read(at offset: Int64, into buffer: UnsafeMutableRawBufferPointer) throws(HostError)
    -> Int
  {
    let count = pread(descriptor, buffer.baseAddress, buffer.count, off_t(offset))
    guard count >= 0 else { throw HostError(path.description, .system(errno)) }
    return count
  }
}

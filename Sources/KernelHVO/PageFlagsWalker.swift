internal import Glibc
internal import LinuxHost
internal import Measurement

/// Reads the flags of all page frames in order, again and again: a walker by frame numbers that
/// meets every `struct page`, those of tails included.
final class PageFlagsWalker {
  private let descriptor: Int32
  private var offset: off_t = 0
  private var entries = [UInt64](repeating: 0, count: 8192)

  init(_ root: HostRoot) throws(OperationFailure) {
    descriptor = root.openForReading(.pageFlags)
    guard descriptor >= 0 else {
      throw OperationFailure(call: "open \(HostPath.pageFlags)", errno: -descriptor)
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Reads the next 8192 frames, from the start again behind the last.
  func step() throws(OperationFailure) {
    let count = entries.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, offset) }
    guard count >= 0 else { throw OperationFailure(call: "read \(HostPath.pageFlags)", errno: errno) }
    offset = count == 0 ? 0 : offset + off_t(count)
  }
}

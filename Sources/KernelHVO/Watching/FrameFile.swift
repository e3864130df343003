internal import LinuxHost

/// /proc/kpageflags or /proc/kpagecount: 8 bytes for each page frame, by its number.
struct FrameFile: ~Copyable {
  private let file: ReadableHostFile

  init(_ path: HostPath, _ root: HostRoot) throws(HostError) {
    file = try ReadableHostFile(path, in: root)
  }

  /// Reads the entries of as many frames as `buffer` holds; fewer at the end of memory.
  func read(from frame: Int, into buffer: inout [UInt64]) throws(HostError) -> Int {
    // The array's own call rethrows without a type.
    let read = buffer.withUnsafeMutableBytes { bytes in
      Result { () throws(HostError) in try file.read(at: Int64(frame) * 8, into: bytes) }
    }
    return try read.get() / 8
  }
}

internal import Glibc
internal import LinuxHost
internal import Measurement

/// /proc/kpageflags or /proc/kpagecount: 8 bytes for each page frame, by its number.
struct FrameFile: ~Copyable {
  private let descriptor: Int32
  private let path: HostPath

  init(_ path: HostPath, _ root: HostRoot) throws(OperationFailure) {
    self.path = path
    descriptor = root.openForReading(path)
    guard descriptor >= 0 else {
      throw OperationFailure(call: "open \(path)", errno: -descriptor)
    }
  }

  deinit { close(descriptor) }

  /// Reads the entries of as many frames as `buffer` holds; fewer at the end of memory.
  func read(from frame: Int, into buffer: inout [UInt64]) throws(OperationFailure) -> Int {
    let count = buffer.withUnsafeMutableBytes {
      pread(descriptor, $0.baseAddress, $0.count, off_t(frame) * 8)
    }
    guard count >= 0 else { throw OperationFailure(call: "read \(path)", errno: errno) }
    return count / 8
  }
}

/// Where huge pages lie: ranges of page frame numbers, ascending.
struct HugeFrames {
  private(set) var ranges: [Range<Int>] = []

  /// Frames in all.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// KPF_HUGE (include/uapi/linux/kernel-page-flags.h).
  private static let huge: UInt64 = 1 << 17

  /// Finds them by their flag in /proc/kpageflags. O(memory): 8 bytes read for each base page.
  init(_ root: HostRoot) throws(OperationFailure) {
    let file = try FrameFile(.pageFlags, root)
    var buffer = [UInt64](repeating: 0, count: 1 << 17)
    var frame = 0
    while true {
      let count = try file.read(from: frame, into: &buffer)
      guard count > 0 else { return }
      for index in 0..<count where buffer[index] & Self.huge != 0 { append(frame + index) }
      frame += count
    }
  }

  private mutating func append(_ frame: Int) {
    if let last = ranges.last, last.upperBound == frame {
      ranges[ranges.count - 1] = last.lowerBound..<frame + 1
    } else {
      ranges.append(frame..<frame + 1)
    }
  }
}

/// Reads the entries of the frames of huge pages in order, again and again: a walker by frame numbers
/// that meets every `struct page` of the pool, those of tails included.
struct FrameWalker: ~Copyable {
  private let file: FrameFile
  private let frames: HugeFrames
  private var range = 0
  private var offset = 0
  private var entries: [UInt64]

  /// - Parameter chunk: frames of one read.
  init(_ path: HostPath, _ frames: HugeFrames, chunk: Int, _ root: HostRoot)
    throws(OperationFailure)
  {
    file = try FrameFile(path, root)
    self.frames = frames
    entries = [UInt64](repeating: 0, count: max(1, chunk))
  }

  /// Reads the next frames, from the first again behind the last.
  mutating func step() throws(OperationFailure) {
    guard range < frames.ranges.count else { return }
    let here = frames.ranges[range]
    _ = try file.read(from: here.lowerBound + offset, into: &entries)
    offset += entries.count
    if offset >= here.count { (range, offset) = ((range + 1) % frames.ranges.count, 0) }
  }
}

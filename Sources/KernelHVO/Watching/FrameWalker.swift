internal import LinuxHost

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
    throws(HostError)
  {
    file = try FrameFile(path, root)
    self.frames = frames
    entries = [UInt64](repeating: 0, count: max(1, chunk))
  }

  /// Reads the next frames, from the first again behind the last.
  mutating func step() throws(HostError) {
    guard range < frames.ranges.count else { return }
    let here = frames.ranges[range]
    _ = try file.read(from: here.lowerBound + offset, into: &entries)
    offset += entries.count
    if offset >= here.count { (range, offset) = ((range + 1) % frames.ranges.count, 0) }
  }
}

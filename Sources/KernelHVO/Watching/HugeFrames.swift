internal import LinuxHost

/// Where huge pages lie: ranges of page frame numbers, ascending.
struct HugeFrames {
  private(set) var ranges: [Range<Int>] = []

  /// Frames in all.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// Finds them by their flag in /proc/kpageflags. O(memory): 8 bytes read for each base page.
  init(_ root: HostRoot) throws(HostError) {
    let file = try FrameFile(.pageFlags, root)
    var buffer = [UInt64](repeating: 0, count: 1 << 17)
    var frame = 0
    while true {
      let count = try file.read(from: frame, into: &buffer)
      guard count > 0 else { return }
      for index in 0..<count where PageFlags(rawValue: buffer[index]).contains(.huge) {
        append(frame + index)
      }
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

internal import HugeTLB
internal import LinuxHost

/// What lies in the aligned ranges that could become gigantic pages.
struct GiganticRoom: CustomStringConvertible {
  /// What the kernel doesn't move out of the way.
  private enum Obstacle: String, CaseIterable {
    case reserved = "reserved or absent memory"
    case slab = "slab"
    case tables = "page tables"

    var flags: PageFlags {
      switch self {
      case .reserved: [.noPage, .reserved]
      case .slab: .slab
      case .tables: .pageTable
      }
    }
  }

  private let size: HugePageSize
  private var ranges = 0
  private var blocked = 0
  private var found: [Obstacle: Int] = [:]

  /// Reads /proc/kpageflags. O(memory).
  init(_ size: HugePageSize, page: UInt64, _ root: HostRoot) throws(HostError) {
    self.size = size
    let file = try FrameFile(.pageFlags, root)
    var buffer = [UInt64](repeating: 0, count: 1 << 15)
    let frames = Int(clamping: size.bytes / max(1, page))
    let blocks = MemoryBlocks.present(of: root).value
    var frame = 0
    var flags: PageFlags = []
    while true {
      let count = try file.read(from: frame, into: &buffer)
      for index in 0..<count { flags.insert(PageFlags(rawValue: buffer[index])) }
      frame += count
      if count < buffer.count { return }
      if frame % frames == 0 {
        // A hole between two pieces of memory has struct pages without any flag.
        note(flags, isPresent: blocks?.hold(UInt64(frame - frames) * page) ?? true)
        flags = []
      }
    }
  }

  private mutating func note(_ flags: PageFlags, isPresent: Bool) {
    ranges += 1
    let here = Obstacle.allCases.filter {
      !flags.isDisjoint(with: $0.flags) || ($0 == .reserved && !isPresent)
    }
    if !here.isEmpty { blocked += 1 }
    for obstacle in here { found[obstacle, default: 0] += 1 }
  }

  /// "20 of 25 aligned ranges of 1G hold …".
  var description: String {
    let list = Obstacle.allCases.compactMap { obstacle in
      found[obstacle].map { "\(obstacle.rawValue) in \($0)" }
    }
    guard blocked > 0 else {
      return
        "none of the \(ranges) aligned ranges of \(size) holds anything that shows in the page flags"
    }
    return
      "\(blocked) of \(ranges) aligned ranges of \(size) hold memory that the kernel can't move ("
      + list.joined(separator: ", ") + ")"
  }
}

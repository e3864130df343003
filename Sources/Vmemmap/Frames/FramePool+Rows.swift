// Frames in rows: taken and given back by words of the bitmap, a bit for each frame as ever.
extension FramePool {
  /// Allocates the next `count` free frames if they are one run of consecutive frames and none of
  /// these allocations shall fail.
  ///
  /// - Returns: the first frame; nil if nothing was allocated.
  mutating func allocateRun(_ count: Int) -> UInt32? {
    let failing = failures.allocations
    guard count > 0, count <= freeCount,
      tried &+ count <= failing.lowerBound || tried >= failing.upperBound
    else { return nil }
    if cursor >= free.wordCount { cursor = 0 }
    while free.words[cursor] == 0 {
      cursor &+= 1
      if cursor >= free.wordCount { cursor = 0 }
    }
    let start = cursor &* 64 &+ free.words[cursor].trailingZeroBitCount
    guard start &+ count <= free.count, free.allSet(start..<start &+ count) else { return nil }
    free.fill(start..<start &+ count, false)
    free.prefetch(after: start..<start &+ count)
    cursor = (start &+ count) &>> 6
    tried &+= count
    freeCount &-= count
    return UInt32(truncatingIfNeeded: start)
  }

  /// Frees the frames of a row of folios of `entries` pages: the heads', the tails', or both.
  mutating func release(_ row: FolioRow, entries: Int, head: Bool, tails: Bool) {
    let each = UInt32(truncatingIfNeeded: entries)
    let folios = UInt32(truncatingIfNeeded: row.folios)
    if head, tails, row.headStep == each, row.tailsStep == each, row.tails == row.head &+ 1 {
      free(row.head, folios &* each)
    } else {
      if head { free(row.head, step: row.headStep, 1, folios) }
      if tails { free(row.tails, step: row.tailsStep, each &- 1, folios) }
    }
    freeCount &+= row.folios &* ((head ? 1 : 0) &+ (tails ? entries &- 1 : 0))
  }

  /// `times` groups of `count` consecutive frames, `step` apart.
  private func free(_ first: UInt32, step: UInt32, _ count: UInt32, _ times: UInt32) {
    if step == count {
      free(first, count &* times)
    } else {
      for index in 0..<times { free(first &+ index &* step, count) }
    }
  }

  private func free(_ first: UInt32, _ count: UInt32) {
    let frames = Int(first)..<Int(first) &+ Int(count)
    free.fill(frames, true)
    free.prefetch(after: frames)
  }
}

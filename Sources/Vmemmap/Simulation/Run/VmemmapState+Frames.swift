// Steps on frames: allocated, copied, freed.
extension VmemmapState {
  /// The frame of one role for one entry of the chunk's folio `offset`.
  func frame(_ frame: Frame, _ chunk: Chunk, _ offset: Int, _ entry: Int) -> UInt32 {
    let page = chunk.page + offset * chunk.entries
    switch frame {
    case .own: return frames.own(page + entry).pointee
    case .headOwn: return frames.own(page).pointee
    case .headCopy: return frames.headCopy(chunk.first + offset).pointee
    case .sharedTail: return sharedTail(chunk.entries)
    case .fresh: return frames.fresh(chunk.first + offset, entry).pointee
    case .mapped: return mappedFrame(page + entry)
    }
  }

  /// The shared tail page of folios of `entries` vmemmap pages; `FramePool.none` before its first
  /// use.
  func sharedTail(_ entries: Int) -> UInt32 {
    sharedTails.first { $0.entries == entries }?.frame ?? FramePool.none
  }

  /// Allocates frames of one role for as many of the chunk's folios as there are frames for.
  ///
  /// - Returns: folios served.
  mutating func allocate(_ frame: Frame, _ chunk: Chunk) -> Int {
    if !frames.areListed, frame == .headCopy || frame == .fresh {
      if allocateRow(frame, chunk) { return chunk.count }
      frames.list()
    }
    switch frame {
    case .headCopy:
      let granted = pool.allocate(chunk.count, into: frames.headCopy(chunk.first))
      counts.framesAllocated += granted
      if mayBeUnmapped { writeHeads(chunk, granted) }
      return granted
    case .fresh:
      let each = chunk.tails.count
      let fresh = frames.fresh(chunk.first, chunk.tails.lowerBound)
      let granted = pool.allocate(chunk.count * each, into: fresh)
      counts.framesAllocated += granted
      let served = granted / each
      release(fresh + served * each, granted - served * each)
      return served
    case .sharedTail:
      return makeSharedTail(chunk.entries) ? chunk.count : 0
    case .own, .headOwn, .mapped: return chunk.count
    }
  }

  /// At boot a head's frame is the first to hold its `struct page`s.
  private func writeHeads(_ chunk: Chunk, _ count: Int) {
    guard let form = tailWords else { return }
    for offset in 0..<count {
      let page = chunk.page + offset * chunk.entries
      let words = StructPageWords(headPage: page, entries: chunk.entries, form: form)
      contents?.write(frames.headCopy(chunk.first + offset).pointee, holdsHead: true, words: words)
    }
  }

  /// - Returns: false if there is no frame.
  mutating func makeSharedTail(_ entries: Int) -> Bool {
    guard sharedTail(entries) == FramePool.none else { return true }
    var frame = FramePool.none
    guard pool.allocate(1, into: &frame) == 1 else { return false }
    counts.framesAllocated += 1
    sharedTails.append((entries, frame))
    if let form = tailWords {
      let words = StructPageWords(headPage: 0, entries: entries, form: form)
      contents?.write(frame, holdsHead: false, words: words)
    }
    return true
  }

  mutating func release(_ frames: UnsafePointer<UInt32>, _ count: Int) {
    guard count > 0 else { return }
    counts.framesFreed += count
    if isWalked { poison(frames, .init(folios: 1, stride: count, range: 0..<count)) }
    pool.release(frames, count)
  }

  /// Marks frames that are about to be freed.
  private func poison(_ frames: UnsafePointer<UInt32>, _ shape: EntryTable.Shape) {
    forEachEntry(shape) { index in
      if frames[index] < pool.capacity { contents?.poison(frames[index]) }
    }
  }

  /// Releases what was allocated in one role for folios that failed.
  mutating func release(_ role: Frame, of chunk: Chunk) {
    frames.list()
    switch role {
    case .headCopy: release(frames.headCopy(chunk.first), chunk.count)
    case .fresh:
      release(
        frames.fresh(chunk.first, chunk.tails.lowerBound), chunk.count * chunk.tails.count)
    case .own, .headOwn, .sharedTail, .mapped: break
    }
  }

  /// Copies frames, if there is memory behind them.
  mutating func copy(_ from: Frame, _ to: Frame, _ chunk: Chunk) {
    let range = to == .fresh ? chunk.tails : 0..<1
    counts.framesCopied += chunk.count * range.count
    guard tailWords != nil else { return }
    for offset in 0..<chunk.count {
      for entry in range {
        let source = frame(from, chunk, offset, entry)
        let target = frame(to, chunk, offset, entry)
        guard source < pool.capacity, target < pool.capacity else { continue }
        if isWalked {
          contents?.copyWords(from: source, to: target)
        } else {
          contents?.copy(from: source, to: target)
        }
        if to == .fresh { contents?.resetFirst(of: target) }
      }
    }
  }

  /// Frees the chunk's frames of before.
  mutating func freeOwn(head: Bool, tails: Bool, _ chunk: Chunk) {
    let each = (head ? 1 : 0) + (tails ? chunk.entries - 1 : 0)
    if !frames.areListed {
      freeRows(head: head, tails: tails, chunk)
      counts.framesFreed += chunk.count * each
      return
    }
    if ownHasGaps {
      let pages = chunk.page..<chunk.page + chunk.count * chunk.entries
      for page in pages where frames.own(page).pointee != FramePool.none {
        if page % chunk.entries == 0 ? head : tails { release(frames.own(page), 1) }
      }
      return
    }
    let own = frames.own(chunk.page)
    if isWalked {
      if head { poison(own, chunk.shape(0..<1)) }
      if tails { poison(own, chunk.shape(1..<chunk.entries)) }
    }
    pool.release(own, folios: chunk.count, stride: chunk.entries, head: head, tails: tails)
    counts.framesFreed += chunk.count * each
  }
}

internal import Vmemmap

// The remapping CPU's instructions.
extension Machine {
  /// Runs CPU 0's next instruction. A failed swap goes back to where its break begins.
  mutating func step(_ state: inout ArchState) {
    let instruction = code.lines[Int(state.next)].instruction
    state.next += 1
    switch instruction {
    case .allocate(let frames, let contents):
      for frame in frames {
        state.frames.setFreed(false, frame)
        if let contents { state.frames.setContents(contents, of: frame) }
      }
    case .copy(let from, let to):
      guard let from = frame(from, state), let to = frame(to, state) else { break }
      state.frames.setValue(state.frames.value(from), of: to)
      if !isTSO { state.frames.setUnordered(to) }
    case .populate(let permission):
      for entry in code.pages { store(.page(.own(entry), permission), to: entry, &state) }
    case .store(let entry, let new):
      if let value = resolve(new, entry, state) { store(value, to: entry, &state) }
    case .clearAccessFlag(let entry):
      store(value(entry, in: state).with(accessFlag: false), to: entry, &state)
    case .swap(let entry, let new, let retry):
      swap(entry, new, retry: retry, &state)
    case .tlbi(let cover): invalidate(cover, &state)
    case .barrier(let barrier): order(barrier, &state)
    case .pause(let pause): state.pause = pause.stopsCPUs ? .stopped : .onFault
    case .resume: state.pause = .none
    case .free(let frames):
      let mapped = mappedFrames(state)
      for frame in frames where !mapped.contains(frame) { state.frames.setFreed(true, frame) }
    case .skipUnlessBlock: break
    }
    fill(&state)
    skipPhases(&state)
  }

  /// A phase over block PMDs does nothing, not even an action, where the PMD is a table.
  func skipPhases(_ state: inout ArchState) {
    while !isFinished(state),
      case .skipUnlessBlock(let end) = code.lines[Int(state.next)].instruction
    {
      state.next = value(.pmd, in: state).target == .block ? state.next + 1 : UInt16(end)
    }
  }

  private mutating func swap(
    _ entry: EntryName, _ new: NewValue, retry: Int, _ state: inout ArchState
  ) {
    let now = value(entry, in: state)
    let expected = now.target == .invalid || (now.isLeaf && !now.accessFlag)
    if expected {
      if let value = resolve(new, entry, state) { store(value, to: entry, &state) }
      state.tries = 0
      return
    }
    state.tries += 1
    if Int(state.tries) >= RemapProtocol.swapTries {
      state.gaveUp = true
      state.tries = 0
      state.next = UInt16(code.lines.count)
      state.pause = .none
    } else {
      state.next = UInt16(retry)
    }
  }

  private func frame(_ reference: FrameReference, _ state: ArchState) -> FrameName? {
    switch reference {
    case .fixed(let frame): frame
    case .mapped(let entry): mappedFrame(entry, state)
    }
  }

  /// The frame that the tables in memory give for a PTE's address; nil if none.
  func mappedFrame(_ entry: EntryName, _ state: ArchState) -> FrameName? {
    let pmd = value(.pmd, in: state)
    return pmd.target == .block ? pmd.frame(for: entry) : value(entry, in: state).frame(for: entry)
  }

  /// Every frame that some entry in memory maps, PTEs of a table not yet in place included.
  private func mappedFrames(_ state: ArchState) -> [FrameName] {
    let pmd = value(.pmd, in: state)
    return code.pages.flatMap { entry in
      [pmd.frame(for: entry), value(entry, in: state).frame(for: entry)].compactMap { $0 }
    }
  }

  /// nil for "the frame it maps now" where it maps none.
  private func resolve(_ new: NewValue, _ entry: EntryName, _ state: ArchState) -> EntryValue? {
    switch new {
    case .fixed(let value): value
    case .mapped(let permission, let attributes):
      mappedFrame(entry, state).map { .page($0, permission, attributes) }
    }
  }
}

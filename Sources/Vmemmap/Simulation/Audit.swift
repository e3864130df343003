import HugeTLB

/// One pass over a simulated vmemmap that notes what is wrong.
struct Audit<Format: DescriptorFormat> {
  let limit: Int
  private(set) var found: [Violation] = []
  /// Frames that a page or a table of their own uses.
  private var used: [Bool]
  private var usedFrames = 0

  init(limit: Int, frames: Int) {
    self.limit = max(1, limit)
    used = Array(repeating: false, count: frames)
  }

  mutating func note(_ violation: Violation) {
    if found.count < limit { found.append(violation) }
  }

  /// Checks everything.
  mutating func run(_ state: borrowing VmemmapState) {
    for pmd in 0..<state.layout.pmds { check(pmd: pmd, state) }
    var head = 0
    var entries = 1
    for page in 0..<state.layout.mappedPages {
      if state.heads[page] {
        head = page
        entries = state.folioEntries(at: page)
      }
      check(page, head: head, entries, state)
    }
    for shared in state.sharedTails { use(shared.frame, page: nil, state) }
    let inUse = state.pool.capacity - state.pool.freeCount
    if inUse != usedFrames { note(.leaked(frames: inUse - usedFrames)) }
    let found = state.pool.capacity - state.pool.freeFound
    if inUse != found { note(.miscounted(counted: inUse, found: found)) }
  }

  private mutating func check(pmd: Int, _ state: borrowing VmemmapState) {
    let entry = state.pmds[pmd]
    switch Format.decode(entry, .pmd, state.page) {
    case .table(let frame):
      let index = state.coding.index(entry)
      if index != state.originalTable(pmd) { use(index, page: nil, state) }
      if frame < state.coding.firstFrame { note(.wrongPMD(pmd: pmd, descriptor: "table")) }
    case let other:
      if entry != state.entry(state.templates.block, UInt32(pmd * state.perTable)) {
        note(.wrongPMD(pmd: pmd, descriptor: other.description))
      }
    }
  }

  private mutating func check(
    _ page: Int, head: Int, _ entries: Int, _ state: borrowing VmemmapState
  ) {
    let isRemapped = state.remapped[page]
    let isInBlock = state.isBlock(state.pmd(of: page))
    let frame = state.mappedFrame(page)
    if !isInBlock {
      let entry = state.ptes[page]
      if entry == 0 {
        if !state.mayBeUnmapped { note(.unmapped(page: page)) }
        return
      }
      let template = isRemapped ? state.templates.readOnly : state.templates.writable
      if entry != state.entry(template, frame) || page == head && isRemapped {
        let descriptor = Format.decode(entry, .pte, state.page).description
        note(.wrongMapping(page: page, descriptor: descriptor))
      }
    } else if isRemapped {
      note(.wrongMapping(page: page, descriptor: "block"))
    }
    if isRemapped {
      let target = state.mappedFrame(head)
      let shared = state.sharedTail(entries)
      if frame != target, frame != shared {
        note(.wrongTail(page: page, frame: state.coding.firstFrame + UInt64(frame)))
      }
      if state.pool.isFree(Int(frame)) { noteFree(frame, page, state) }
    } else {
      use(frame, page: page, state)
    }
    checkContents(page, head: head, entries, frame, isRemapped: isRemapped, state)
  }

  /// Notes a frame as the only one of its user.
  private mutating func use(_ frame: UInt32, page: Int?, _ state: borrowing VmemmapState) {
    let number = state.coding.firstFrame &+ UInt64(frame)
    guard frame < state.pool.capacity else {
      note(.freedFrameMapped(page: page ?? -1, frame: number))
      return
    }
    if state.pool.isFree(Int(frame)) { noteFree(frame, page ?? -1, state) }
    if used[Int(frame)] {
      note(.frameMappedTwice(page: page ?? -1, frame: number))
    } else {
      used[Int(frame)] = true
      usedFrames += 1
    }
  }

  private mutating func noteFree(
    _ frame: UInt32, _ page: Int, _ state: borrowing VmemmapState
  ) {
    note(.freedFrameMapped(page: page, frame: state.coding.firstFrame + UInt64(frame)))
  }

  private mutating func checkContents(
    _ page: Int, head: Int, _ entries: Int, _ frame: UInt32, isRemapped: Bool,
    _ state: borrowing VmemmapState
  ) {
    guard let form = state.tailWords, frame < state.pool.capacity, page < state.layout.pages
    else { return }
    // A tail on its head's frame shows the head there: the fake head.
    let showsHead = page == head || isRemapped && frame == state.mappedFrame(head)
    let words = StructPageWords(headPage: head, entries: entries, form: form)
    if let word = state.wrongWord(frame, holdsHead: showsHead, words) {
      note(.wrongContents(page: page, word: word))
    }
  }
}

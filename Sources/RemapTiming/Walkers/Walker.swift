import Measurement
import Vmemmap

/// A PFN walker, as compaction or page migration is one: it reads the `struct page`s of random pages
/// and takes references on random heads, through the page tables, until it is told to stop.
struct Walker {
  private let view: VmemmapView
  private let control: WalkControl
  private let index: Int
  private let record: WalkerRecord
  private var random: SplitMix64
  private var tlb = SoftwareTLB()

  init(_ view: VmemmapView, _ control: WalkControl, _ index: Int, _ record: WalkerRecord) {
    self.view = view
    self.control = control
    self.index = index
    self.record = record
    random = SplitMix64(seed: UInt64(index) + 1)
  }

  mutating func run() {
    WalkerLoop.run(control, record) { access() }
  }

  /// One access in four is a try-get.
  mutating func access() {
    let bits = random.next()
    let page = WalkerLoop.page(bits, of: view.pages)
    if bits & 3 == 0 {
      tryGet(page / view.expected.entriesPerFolio)
    } else {
      read(page, Int(truncatingIfNeeded: bits &>> 8) & (view.structs - 1))
    }
  }

  /// Reads three words of a `struct page` through one translation.
  private mutating func read(_ page: Int, _ structPage: Int) {
    guard let translation = enter(page, writing: false) else { return }
    let first = look(0, structPage, page, translation)
    let second = look(1, structPage, page, translation)
    let third = look(5, structPage, page, translation)
    control.leave(index)
    record.note(first, second, third)
  }

  @inline(__always)
  private func look(
    _ word: Int, _ structPage: Int, _ page: Int, _ translation: Translation
  ) -> FolioWords.Finding {
    view.expected.judge(
      view.load(word, of: structPage, translation), word, of: structPage, page: page)
  }

  /// `get_page_unless_zero`: a load, then a compare-and-swap if it wasn't 0. What the remapping CPU
  /// does may come in between.
  private mutating func tryGet(_ folio: Int) {
    let page = folio * view.expected.entriesPerFolio
    guard let found = enter(page, writing: false) else { return }
    var value = view.load(FolioWords.refcountWord, of: 0, found)
    control.leave(index)
    for _ in 0..<8 {
      guard let old = value, record.mayTake(old) else { return }
      guard let writable = enter(page, writing: true) else { return }
      let exchanged = view.exchange(old, for: old &+ 1, FolioWords.refcountWord, of: 0, writable)
      if !exchanged { value = view.load(FolioWords.refcountWord, of: 0, writable) }
      control.leave(index)
      if exchanged {
        record.gets[folio] += 1
        return
      }
    }
  }

  /// Begins an access with a translation of the page; a fault waits until it is over, without
  /// holding up an invalidation.
  ///
  /// - Returns: nil if told to stop while waiting; the access hasn't begun then.
  @inline(__always)
  private mutating func enter(_ page: Int, writing: Bool) -> Translation? {
    let handling = control.handlingCount
    tlb.follow(control.enter(index))
    if let known = tlb[page], known.isWritable || !writing { return known }
    let found = view.walk(page)
    tlb[page] = found
    if let found, found.isWritable || !writing { return found }
    control.leave(index)
    return waitForFault(page, writing: writing, found, handling)
  }

  private mutating func waitForFault(
    _ page: Int, writing: Bool, _ found: Translation?, _ handling: UInt64
  ) -> Translation? {
    // The hole lies inside the handling; the walk lay between the two looks at its count.
    let isHandled = handling % 2 == 1 || control.handlingCount != handling
    if found != nil {
      record.permissionFaults += 1
    } else if isHandled {
      record.handledFaults += 1
    } else {
      record.translationFaults += 1
    }
    var patience = Patience()
    while control.phase != .stop {
      patience.wait()
      tlb.follow(control.enter(index))
      if let found = view.walk(page), found.isWritable || !writing {
        tlb[page] = found
        return found
      }
      control.leave(index)
    }
    return nil
  }
}

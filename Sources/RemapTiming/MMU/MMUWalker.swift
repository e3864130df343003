internal import CBarriers
import Measurement
import Vmemmap

/// A PFN walker through the MMU: the accesses of `Walker`, as plain loads and compare-and-swaps at
/// the pages' own addresses. What it meets are real faults; the signal handler makes it wait.
struct MMUWalker {
  private let words: SharedWords
  private let expected: FolioWords
  private let folios: Int
  private let wordsPerPage: Int
  private let wordsPerStruct: Int
  private let control: WalkControl
  private let index: Int
  private let record: WalkerRecord
  private let faults: FaultReader?
  private var random: SplitMix64

  init(
    _ vmemmap: borrowing MMUVmemmap, _ control: WalkControl, _ index: Int, _ record: WalkerRecord,
    _ faults: FaultReader?
  ) {
    self.faults = faults
    words = SharedWords(vmemmap.memory.base)
    expected = vmemmap.expected
    folios = vmemmap.folios
    wordsPerPage = vmemmap.memory.pageBytes / 8
    wordsPerStruct = vmemmap.wordsPerStruct
    self.control = control
    self.index = index
    self.record = record
    random = SplitMix64(seed: UInt64(index) + 1)
  }

  mutating func run() {
    hvo_fault_enter_thread(1)
    faults?.enter(index)
    defer { hvo_fault_enter_thread(0) }
    WalkerLoop.run(control, record) { access() }
  }

  private mutating func access() {
    let bits = random.next()
    let pages = folios * expected.entriesPerFolio
    let page = WalkerLoop.page(bits, of: pages)
    if bits & 3 == 0 {
      tryGet(page / expected.entriesPerFolio)
    } else {
      let structs = wordsPerPage / wordsPerStruct
      read(page, Int(truncatingIfNeeded: bits &>> 8) & (structs - 1))
    }
  }

  private func read(_ page: Int, _ structPage: Int) {
    let place = page &* wordsPerPage &+ structPage &* wordsPerStruct
    let values = watching(writing: false) { (words[place], words[place + 1], words[place + 5]) }
    func judge(_ value: UInt64, _ word: Int) -> FolioWords.Finding {
      expected.judge(value, word, of: structPage, page: page, freed: 0)
    }
    // Three loads of an MMU may go through two translations: each is judged alone.
    for (value, word) in [(values.0, 0), (values.1, 1), (values.2, 5)] {
      let finding = judge(value, word)
      record.note(finding, finding, finding)
    }
  }

  private func tryGet(_ folio: Int) {
    let place = folio &* expected.entriesPerFolio &* wordsPerPage &+ FolioWords.refcountWord
    var value = watching(writing: false) { words[place] }
    for _ in 0..<8 {
      guard record.mayTake(value) else { return }
      let old = value
      if watching(writing: true, { words.exchange(old, for: old &+ 1, at: place) }) {
        record.gets[folio] += 1
        return
      }
      value = watching(writing: false) { words[place] }
    }
  }

  /// Faults of this walker so far, however it was made to wait.
  @inline(__always)
  private var faultCount: UInt64 { hvo_fault_count() &+ (faults?.count(index) ?? 0) }

  /// Makes an access and notes the fault, if there was one.
  @inline(__always)
  private func watching<Value>(writing: Bool, _ access: () -> Value) -> Value {
    let handling = control.handlingCount
    _ = control.enter(index)
    let before = faultCount
    let value = access()
    let faulted = faultCount != before
    control.leave(index)
    if faulted {
      if handling % 2 == 1 || control.handlingCount != handling {
        record.handledFaults += 1
      } else if writing {
        record.permissionFaults += 1
      } else {
        record.translationFaults += 1
      }
    }
    return value
  }
}

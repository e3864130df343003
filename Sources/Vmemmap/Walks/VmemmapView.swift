/// A view of a simulated vmemmap for other threads: they walk its tables and access its `struct page`s
/// while a protocol changes both.
///
/// Free of data races: every access to an entry or a word is one 64-bit atomic. It owns nothing, so
/// the `SimulatedVmemmap` that made it must outlive its last use.
public struct VmemmapView: @unchecked Sendable {
  let ptes: EntryTable
  let pmds: EntryTable
  let words: EntryTable
  let templates: Templates
  let coding: FrameCoding
  let tableShift: Int
  let blockMask: UInt64
  let frames: UInt32
  let wordsPerFrame: Int
  let wordsPerStruct: Int
  /// What the words should be.
  public let expected: FolioWords
  public let pages: Int
  /// `struct page`s in one vmemmap page.
  public var structs: Int { wordsPerFrame / wordsPerStruct }
  /// What a freed frame is filled with (as page poisoning does).
  public static let poison: UInt64 = 0xAAAA_AAAA_AAAA_AAAA

  /// One walk, as hardware does it: an entry with a clear Access flag is set accessed by a
  /// compare-and-swap (FEAT_HAFDBS; x86's A bit).
  ///
  /// - Returns: nil for a translation fault: the entry of either level isn't valid.
  @inline(__always)
  public func walk(_ page: Int) -> Translation? {
    let pmd = page &>> tableShift
    while true {
      let entry = pmds.acquire(pmd)
      guard entry & 1 != 0 else { return nil }
      if entry & ~(coding.mask | templates.accessFlag)
        == templates.table & ~templates.accessFlag
      {
        break
      }
      guard mark(pmds, pmd, entry) else { continue }
      let first = coding.index(entry) & ~UInt32(truncatingIfNeeded: blockMask)
      let frame = first &+ UInt32(truncatingIfNeeded: page) & UInt32(truncatingIfNeeded: blockMask)
      return Translation(frame: frame, isWritable: isWritable(entry, templates.block))
    }
    while true {
      let entry = ptes.acquire(page)
      guard entry & 1 != 0 else { return nil }
      guard mark(ptes, page, entry) else { continue }
      return Translation(
        frame: coding.index(entry), isWritable: isWritable(entry, templates.writable))
    }
  }

  /// A word of a `struct page`, through a translation; nil if there is no such frame.
  @inline(__always)
  public func load(_ word: Int, of structPage: Int, _ translation: Translation) -> UInt64? {
    guard translation.frame < frames else { return nil }
    return words.acquire(place(word, structPage, translation))
  }

  /// Compare-and-swap of a word, through a translation.
  @inline(__always)
  public func exchange(
    _ old: UInt64, for new: UInt64, _ word: Int, of structPage: Int, _ translation: Translation
  ) -> Bool {
    guard translation.frame < frames else { return false }
    return words.exchange(old, for: new, at: place(word, structPage, translation))
  }

  /// The refcount word of folio `folio` as its page tables show it now; nil if it isn't mapped.
  public func refcount(of folio: Int) -> UInt64? {
    walk(folio * expected.entriesPerFolio).flatMap { load(FolioWords.refcountWord, of: 0, $0) }
  }

  /// Gives every folio a refcount word of its own, for the time of the walks. Nobody may walk.
  public func setRefcounts(_ value: UInt64) { storeRefcounts { _ in value } }

  /// Puts back the words that stood there, so that the contents can be audited. Nobody may walk.
  public func forgetRefcounts() {
    storeRefcounts { expected.word(FolioWords.refcountWord, of: 0, page: $0) }
  }

  private func storeRefcounts(_ value: (Int) -> UInt64) {
    for page in stride(from: 0, to: pages, by: expected.entriesPerFolio) {
      guard let found = walk(page), found.frame < frames else { continue }
      words[place(FolioWords.refcountWord, 0, found)] = value(page)
    }
  }

  /// Hardware's update of the Access flag; false if the entry changed meanwhile.
  @inline(__always)
  private func mark(_ table: EntryTable, _ index: Int, _ entry: UInt64) -> Bool {
    entry & templates.accessFlag != 0
      || table.exchange(entry, for: entry | templates.accessFlag, at: index)
  }

  /// Whether the entry has the permission bits of a writable one.
  @inline(__always)
  private func isWritable(_ entry: UInt64, _ template: UInt64) -> Bool {
    let permission = templates.writable ^ templates.readOnly
    return (entry ^ template) & permission == 0
  }

  @inline(__always)
  private func place(_ word: Int, _ structPage: Int, _ translation: Translation) -> Int {
    Int(translation.frame) &* wordsPerFrame &+ structPage &* wordsPerStruct &+ word
  }
}

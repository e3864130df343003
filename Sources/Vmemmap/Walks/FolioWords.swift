/// The words that the `struct page`s of folios hold, so that whoever reads one can tell whose it is.
public struct FolioWords: Sendable, Hashable {
  /// Vmemmap pages of one folio; a power of two.
  public let entriesPerFolio: Int
  let form: Contents.TailWords

  /// The word of a `struct page` that holds `_refcount`: byte 52 of 64, behind `_mapcount`.
  public static let refcountWord = 6

  init(entriesPerFolio: Int, form: Contents.TailWords) {
    self.entriesPerFolio = max(1, entriesPerFolio)
    self.form = form
  }

  /// The words that `protocol` presupposes.
  public init(entriesPerFolio: Int, for protocol: RemapProtocol) {
    self.init(
      entriesPerFolio: entriesPerFolio,
      form: `protocol`.tailFrame == .sharedTail ? .mask : .pointer)
  }

  /// What a word that was read says about where it came from.
  public enum Finding: Sendable, Hashable {
    /// The word of the page asked for.
    case right
    /// The word of the head's `struct page` in place of the first one of a tail page: the fake head.
    case fakeHead
    /// A frame that was freed: what a stale TLB entry leads to.
    case freed
    /// The word of another page: a torn copy, or a frame that was reused.
    case wrong
  }

  /// The word that `structPage` of vmemmap page `page` holds before anything is remapped.
  public func word(_ word: Int, of structPage: Int, page: Int) -> UInt64 {
    let head = page & ~(entriesPerFolio - 1)
    return words(head).word(word, isHead: page == head && structPage == 0)
  }

  /// Judges a word that was read for `structPage` of `page`; the refcount has no expected value.
  ///
  /// - Parameter freed: what freed frames hold.
  @inline(__always)
  public func judge(
    _ value: UInt64?, _ word: Int, of structPage: Int, page: Int, freed: UInt64 = VmemmapView.poison
  ) -> Finding {
    guard let value else { return .wrong }
    if value == freed { return .freed }
    if value == self.word(word, of: structPage, page: page) { return .right }
    let head = page & ~(entriesPerFolio - 1)
    return structPage == 0 && value == words(head).word(word, isHead: true) ? .fakeHead : .wrong
  }

  private func words(_ head: Int) -> StructPageWords {
    StructPageWords(headPage: head, entries: entriesPerFolio, form: form)
  }
}

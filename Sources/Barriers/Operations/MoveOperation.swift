internal import CBarriers
internal import Glibc
internal import Measurement

/// `mremap(MREMAP_FIXED)` of touched pages to a reserved address.
struct MoveOperation: PageOperation, ~Copyable {
  private let pages: Int
  private let readers: PageReaders
  private var source: GuardedPages
  /// Never touched before the move, so that nothing of it is in any TLB.
  private var target: GuardedPages

  init(pages: Int, readers: PageReaders) throws(OperationFailure) {
    let source = try GuardedPages(pages: pages)
    let target = try GuardedPages(pages: pages)
    self.pages = pages
    self.readers = readers
    self.source = source
    self.target = target
  }

  /// Where the pages are after `perform`.
  var moved: PageRun { target.run }

  mutating func prepare() throws(OperationFailure) {
    source.run.write(1)
    readers.readAll(source.run)
  }

  mutating func perform() throws(OperationFailure) {
    let got = hvo_move_mapping(source.run.base, source.run.bytes, target.run.base)
    if got < 0 { throw OperationFailure(call: "mremap(MREMAP_FIXED)", errno: -got) }
  }

  mutating func teardown() throws(OperationFailure) {
    source.pagesAreGone()
    source = try GuardedPages(pages: pages)
    target = try GuardedPages(pages: pages)
  }
}

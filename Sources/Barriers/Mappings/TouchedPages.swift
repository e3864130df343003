internal import Measurement

/// Pages that an operation changes: written by the initiator before each sample and, where peers
/// share them, read by every peer.
struct TouchedPages: ~Copyable {
  let pages: Int
  private let readers: PageReaders
  private var mapping: GuardedPages

  init(pages: Int, readers: PageReaders) throws(OperationFailure) {
    self.pages = pages
    self.readers = readers
    mapping = try GuardedPages(pages: pages)
  }

  var run: PageRun { mapping.run }

  /// Makes every page present, dirty and writable in the TLBs of all who use it.
  func touch(_ byte: UInt8 = 1) {
    run.write(byte)
    readers.readAll(run)
  }

  /// After the pages were unmapped or moved away: others of the same size.
  mutating func mapAnew() throws(OperationFailure) {
    mapping.pagesAreGone()
    mapping = try GuardedPages(pages: pages)
  }
}

/// A change of mapping over a number of pages.
protocol PageOperation: TimedOperation, ~Copyable {
  init(touched: consuming TouchedPages) throws(OperationFailure)
}

extension PageOperation where Self: ~Copyable {
  init(pages: Int, readers: PageReaders) throws(OperationFailure) {
    try self.init(touched: try TouchedPages(pages: pages, readers: readers))
  }
}

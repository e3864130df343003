internal import Glibc
internal import Measurement

/// `madvise(MADV_DONTNEED)` of touched pages.
struct DiscardOperation: PageOperation, ~Copyable {
  private let mapping: GuardedPages
  private let readers: PageReaders

  init(pages: Int, readers: PageReaders) throws(OperationFailure) {
    mapping = try GuardedPages(pages: pages)
    self.readers = readers
  }

  var run: PageRun { mapping.run }

  mutating func prepare() throws(OperationFailure) {
    run.write(1)
    readers.readAll(run)
  }

  mutating func perform() throws(OperationFailure) {
    if madvise(run.base, run.bytes, MADV_DONTNEED) != 0 {
      throw OperationFailure(call: "madvise(MADV_DONTNEED)", errno: errno)
    }
  }
}

internal import Glibc
internal import Measurement

/// `munmap` of touched pages, mapped anew for each sample.
struct UnmapOperation: PageOperation, ~Copyable {
  private let pages: Int
  private let readers: PageReaders
  private var mapping: GuardedPages

  init(pages: Int, readers: PageReaders) throws(OperationFailure) {
    self.pages = pages
    self.readers = readers
    mapping = try GuardedPages(pages: pages)
  }

  var run: PageRun { mapping.run }

  mutating func prepare() throws(OperationFailure) {
    mapping.run.write(1)
    readers.readAll(mapping.run)
  }

  mutating func perform() throws(OperationFailure) {
    if munmap(mapping.run.base, mapping.run.bytes) != 0 {
      throw OperationFailure(call: "munmap", errno: errno)
    }
  }

  mutating func teardown() throws(OperationFailure) {
    mapping.pagesAreGone()
    mapping = try GuardedPages(pages: pages)
  }
}

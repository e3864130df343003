internal import Glibc
internal import Measurement

/// `mprotect` of writable, dirty pages to read-only.
struct ProtectOperation: PageOperation, ~Copyable {
  private let mapping: GuardedPages
  private let readers: PageReaders

  init(pages: Int, readers: PageReaders) throws(OperationFailure) {
    mapping = try GuardedPages(pages: pages)
    self.readers = readers
  }

  var run: PageRun { mapping.run }

  mutating func prepare() throws(OperationFailure) {
    try run.protect(PROT_READ | PROT_WRITE)
    run.write(1)
    readers.readAll(run)
  }

  mutating func perform() throws(OperationFailure) {
    try run.protect(PROT_READ)
  }
}

internal import Glibc
internal import Measurement

/// `mprotect` of writable, dirty pages to read-only.
struct ProtectOperation: PageOperation, ~Copyable {
  let touched: TouchedPages

  var run: PageRun { touched.run }

  mutating func prepare() throws(OperationFailure) {
    try run.protect(PROT_READ | PROT_WRITE)
    touched.touch()
  }

  mutating func perform() throws(OperationFailure) {
    try run.protect(PROT_READ)
  }
}

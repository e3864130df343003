internal import Glibc
internal import Measurement

/// `madvise(MADV_DONTNEED)` of touched pages.
struct DiscardOperation: PageOperation, ~Copyable {
  let touched: TouchedPages

  var run: PageRun { touched.run }

  mutating func prepare() throws(OperationFailure) { touched.touch() }

  mutating func perform() throws(OperationFailure) {
    if madvise(run.base, run.bytes, MADV_DONTNEED) != 0 {
      throw OperationFailure(call: "madvise(MADV_DONTNEED)", errno: errno)
    }
  }
}

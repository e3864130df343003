internal import Glibc
internal import Measurement

/// `munmap` of touched pages, mapped anew for each sample.
struct UnmapOperation: PageOperation, ~Copyable {
  var touched: TouchedPages

  var run: PageRun { touched.run }

  mutating func prepare() throws(OperationFailure) { touched.touch() }

  mutating func perform() throws(OperationFailure) {
    if munmap(run.base, run.bytes) != 0 {
      throw OperationFailure(call: "munmap", errno: errno)
    }
  }

  mutating func teardown() throws(OperationFailure) { try touched.mapAnew() }
}

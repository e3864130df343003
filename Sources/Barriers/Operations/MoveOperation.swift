internal import CBarriers
internal import Measurement

/// `mremap(MREMAP_FIXED)` of touched pages to a reserved address.
struct MoveOperation: PageOperation, ~Copyable {
  private var source: TouchedPages
  /// Never touched before the move, so that nothing of it is in any TLB.
  private var target: GuardedPages

  init(touched: consuming TouchedPages) throws(OperationFailure) {
    target = try GuardedPages(pages: touched.pages)
    source = touched
  }

  /// Where the pages are after `perform`.
  var moved: PageRun { target.run }

  mutating func prepare() throws(OperationFailure) { source.touch() }

  mutating func perform() throws(OperationFailure) {
    let got = hvo_move_mapping(source.run.base, source.run.bytes, target.run.base)
    if got < 0 { throw OperationFailure(call: "mremap(MREMAP_FIXED)", errno: -got) }
  }

  mutating func teardown() throws(OperationFailure) {
    try source.mapAnew()
    target = try GuardedPages(pages: source.pages)
  }
}

internal import Measurement

/// `mmap(MAP_FIXED)` over touched pages: the addresses get other frames, as in a remap of the
/// vmemmap. The frames are two runs of one memory file, taken in turn.
struct ReplaceOperation: PageOperation, ~Copyable {
  private let file: SharedFile
  private let touched: TouchedPages
  private var showsSecond = false

  init(touched: consuming TouchedPages) throws(OperationFailure) {
    let run = touched.run
    let file = try SharedFile(bytes: 2 * run.bytes)
    // The first run of frames holds ones, the second twos.
    try file.map(over: run, offset: run.bytes)
    run.write(2)
    try file.map(over: run, offset: 0)
    run.write(1)
    self.file = file
    self.touched = touched
  }

  var run: PageRun { touched.run }

  mutating func prepare() throws(OperationFailure) { touched.touch(showsSecond ? 2 : 1) }

  mutating func perform() throws(OperationFailure) {
    try file.map(over: run, offset: showsSecond ? 0 : run.bytes)
  }

  mutating func teardown() throws(OperationFailure) {
    showsSecond.toggle()
  }
}

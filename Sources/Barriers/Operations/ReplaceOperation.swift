internal import Measurement

/// `mmap(MAP_FIXED)` over touched pages: the addresses get other frames, as in a remap of the
/// vmemmap. The frames are two runs of one memory file, taken in turn.
struct ReplaceOperation: PageOperation, ~Copyable {
  private let file: SharedFile
  private let mapping: GuardedPages
  private let readers: PageReaders
  private var showsSecond = false

  init(pages: Int, readers: PageReaders) throws(OperationFailure) {
    let mapping = try GuardedPages(pages: pages)
    let file = try SharedFile(bytes: 2 * mapping.run.bytes)
    // The first run of frames holds ones, the second twos.
    try file.map(over: mapping.run, offset: mapping.run.bytes)
    mapping.run.write(2)
    try file.map(over: mapping.run, offset: 0)
    mapping.run.write(1)
    self.file = file
    self.mapping = mapping
    self.readers = readers
  }

  var run: PageRun { mapping.run }

  mutating func prepare() throws(OperationFailure) {
    run.write(showsSecond ? 2 : 1)
    readers.readAll(run)
  }

  mutating func perform() throws(OperationFailure) {
    try file.map(over: run, offset: showsSecond ? 0 : run.bytes)
  }

  mutating func teardown() throws(OperationFailure) {
    showsSecond.toggle()
  }
}

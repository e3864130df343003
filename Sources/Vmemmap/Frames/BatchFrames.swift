/// The frames of the batch that is running: those that its pages mapped at the start, and those
/// allocated for them.
///
/// The first folio's stand at the front whichever it is, so that short batches over a long range
/// write the same memory again and leave the caches to the tables.
struct BatchFrames: ~Copyable, @unchecked Sendable {
  private let memory: RawMemory
  private let own: UnsafeMutablePointer<UInt32>
  private let fresh: UnsafeMutablePointer<UInt32>
  private let copies: UnsafeMutablePointer<UInt32>
  private var firstFolio = 0
  private var entries = 1

  /// - Parameter pages: of the largest batch.
  init(pages: Int) throws(SimulationProblem) {
    memory = try RawMemory(bytes: pages * 12)
    own = memory.base.assumingMemoryBound(to: UInt32.self)
    fresh = own + pages
    copies = fresh + pages
  }

  /// Forgets the batch before; the next one begins at `folio`, of `entries` vmemmap pages each.
  mutating func begin(at folio: Int, entries: Int) {
    firstFolio = folio
    self.entries = entries
  }

  /// The frame that a page of the batch mapped at the start, followed by those of later pages.
  @inline(__always)
  func own(_ page: Int) -> UnsafeMutablePointer<UInt32> { own + (page &- firstFolio &* entries) }

  /// The copy of a folio's head, followed by those of later folios.
  @inline(__always)
  func headCopy(_ folio: Int) -> UnsafeMutablePointer<UInt32> { copies + (folio &- firstFolio) }

  /// The new frame of a tail, followed by those of later tails. Heads have none: entry 0 stands
  /// before the first.
  @inline(__always)
  func fresh(_ folio: Int, _ entry: Int) -> UnsafeMutablePointer<UInt32> {
    fresh + ((folio &- firstFolio) &* (entries &- 1) &+ entry &- 1)
  }
}

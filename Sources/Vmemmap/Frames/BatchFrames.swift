/// The frames of the batch that is running: those that its pages mapped at the start, and those
/// allocated for them.
///
/// Kept as rows as long as they lie in few of them, so that nothing is stored per entry; as lists
/// from the moment when something asks for single frames (`list()`).
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

  /// Frames mapped at the start: heads and tails.
  var ownRows: FolioRows
  /// Frames allocated for heads.
  var copyRows: FolioRows
  /// Frames allocated for tails.
  var freshRows: FolioRows
  /// Whether the lists say where the frames are; the rows do otherwise.
  private(set) var areListed = true

  /// - Parameter pages: of the largest batch.
  init(pages: Int) throws(SimulationProblem) {
    let rows = FolioRows.bytes
    memory = try RawMemory(bytes: 3 * rows + pages * 12)
    ownRows = FolioRows(memory.base)
    copyRows = FolioRows(memory.base + rows)
    freshRows = FolioRows(memory.base + 2 * rows)
    own = (memory.base + 3 * rows).assumingMemoryBound(to: UInt32.self)
    fresh = own + pages
    copies = fresh + pages
  }

  /// Forgets the batch before; the next one begins at `folio`, of `entries` vmemmap pages each.
  mutating func begin(at folio: Int, entries: Int, listed: Bool) {
    firstFolio = folio
    self.entries = entries
    areListed = listed
    ownRows.clear()
    copyRows.clear()
    freshRows.clear()
  }

  /// A folio's position in the batch.
  @inline(__always)
  func position(_ folio: Int) -> Int { folio &- firstFolio }

  /// The frame that a page of the batch mapped at the start, followed by those of later pages: in
  /// the list.
  @inline(__always)
  func own(_ page: Int) -> UnsafeMutablePointer<UInt32> { own + (page &- firstFolio &* entries) }

  /// The copy of a folio's head, followed by those of later folios: in the list.
  @inline(__always)
  func headCopy(_ folio: Int) -> UnsafeMutablePointer<UInt32> { copies + (folio &- firstFolio) }

  /// The new frame of a tail, followed by those of later tails: in the list. Heads have none:
  /// entry 0 stands before the first.
  @inline(__always)
  func fresh(_ folio: Int, _ entry: Int) -> UnsafeMutablePointer<UInt32> {
    fresh + ((folio &- firstFolio) &* (entries &- 1) &+ entry &- 1)
  }

  /// Writes the lists that the rows stand for; from now on the lists are used.
  mutating func list() {
    guard !areListed else { return }
    areListed = true
    let tails = entries - 1
    forEachFolio(ownRows) { position, head, first in
      own[position * entries] = head
      count(from: first, tails, into: own + (position * entries + 1))
    }
    forEachFolio(copyRows) { position, head, _ in copies[position] = head }
    forEachFolio(freshRows) { position, _, first in
      count(from: first, tails, into: fresh + position * tails)
    }
  }

  private func forEachFolio(_ rows: FolioRows, _ body: (Int, UInt32, UInt32) -> Void) {
    for index in 0..<rows.count {
      var row = rows[index]
      while row.folios > 0 {
        body(row.first, row.head, row.tails)
        row = row.dropping(1)
      }
    }
  }

  private func count(from first: UInt32, _ count: Int, into list: UnsafeMutablePointer<UInt32>) {
    for index in 0..<count { list[index] = first &+ UInt32(truncatingIfNeeded: index) }
  }
}

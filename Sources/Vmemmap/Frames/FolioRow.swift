/// Neighbouring folios of a batch whose frames follow one pattern: from folio to folio the head's
/// frame is `headStep` further and the first tail's `tailsStep`; the tails of one folio are
/// consecutive frames.
///
/// Frames mostly lie so: as the vmemmap was at the start (both steps a folio's pages), or as an
/// allocator hands them out in address order (1 for heads, a folio's tails for tails).
struct FolioRow {
  /// Position of the first folio in its batch.
  var first: Int
  var folios: Int
  var head: UInt32 = 0
  var headStep: UInt32 = 0
  var tails: UInt32 = 0
  var tailsStep: UInt32 = 0

  var end: Int { first &+ folios }

  /// The row without its first `count` folios.
  @inline(__always)
  func dropping(_ count: Int) -> FolioRow {
    let steps = UInt32(truncatingIfNeeded: count)
    var rest = self
    rest.first &+= count
    rest.folios &-= count
    rest.head &+= steps &* headStep
    rest.tails &+= steps &* tailsStep
    return rest
  }

  /// Whether `next` goes on with the pattern.
  func goesOn(with next: FolioRow) -> Bool {
    let own = dropping(folios)
    return own.first == next.first && own.head == next.head && own.tails == next.tails
      && headStep == next.headStep && tailsStep == next.tailsStep
  }
}

/// The rows that the folios of a batch lie in, in order: room for a fixed number of them.
struct FolioRows {
  /// More would no longer save anything over a list.
  static let most = 64

  private let rows: UnsafeMutablePointer<FolioRow>
  private(set) var count = 0

  init(_ memory: UnsafeMutableRawPointer) {
    rows = memory.bindMemory(to: FolioRow.self, capacity: Self.most)
  }

  static var bytes: Int { most * MemoryLayout<FolioRow>.stride }

  mutating func clear() { count = 0 }

  subscript(index: Int) -> FolioRow { rows[index] }

  /// The last row; nil if there is none.
  var last: FolioRow? {
    get { count == 0 ? nil : rows[count - 1] }
    nonmutating set { if let newValue, count > 0 { rows[count - 1] = newValue } }
  }

  /// Appends a row of its own.
  ///
  /// - Returns: false if there is no room.
  mutating func append(_ row: FolioRow) -> Bool {
    guard count < Self.most else { return false }
    rows[count] = row
    count += 1
    return true
  }

  /// Lengthens the last row by one that goes on with its pattern, or appends it.
  mutating func add(_ row: FolioRow) -> Bool {
    if count > 0, rows[count - 1].goesOn(with: row) {
      rows[count - 1].folios += row.folios
      return true
    }
    return append(row)
  }

  /// Calls `body` with each row as far as it lies within the positions.
  @inline(__always)
  func forEach(in positions: Range<Int>, _ body: (FolioRow) -> Void) {
    var index = 0
    while index < count {
      let row = rows[index]
      let first = max(row.first, positions.lowerBound)
      let end = min(row.end, positions.upperBound)
      if first < end {
        var part = row.dropping(first &- row.first)
        part.folios = end &- first
        body(part)
      }
      index &+= 1
    }
  }
}

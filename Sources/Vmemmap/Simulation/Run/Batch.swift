/// The folios that one pass of a protocol works on.
struct Batch {
  /// Neighbouring folios in the same state.
  struct Run {
    var first: Int
    var count: Int
    /// Entries beyond the head that are remapped or to be remapped: all but in a partly optimised
    /// folio, which is a run of its own.
    var tails: Range<Int>

    var end: Int { first + count }
  }

  /// Vmemmap pages of one folio.
  let entries: Int
  /// In address order; folios that fail leave it.
  var runs: [Run]
  /// Why the first folio that failed did.
  var shortfall: RemapShortfall?
  /// The frames mapped at the start have been recorded.
  var hasOwn = false

  /// Folios that are still on their way.
  var folios: Int { runs.reduce(0) { $0 + $1.count } }

  mutating func fail(_ reason: RemapShortfall) {
    if shortfall == nil { shortfall = reason }
  }

  /// Takes one folio out of run `index`.
  mutating func remove(_ folio: Int, fromRun index: Int) {
    let run = runs[index]
    runs[index].count = folio - run.first
    if folio + 1 < run.end {
      runs.insert(
        Run(first: folio + 1, count: run.end - folio - 1, tails: run.tails), at: index + 1)
    }
  }

  /// Takes out the folios of run `index` from `folio` on and every later run.
  mutating func truncate(at folio: Int, run index: Int) -> [Run] {
    var removed = [Run(first: folio, count: runs[index].end - folio, tails: runs[index].tails)]
    removed += runs[(index + 1)...]
    runs[index].count = folio - runs[index].first
    runs.removeSubrange((index + 1)...)
    return removed
  }
}

/// A piece of a run whose tables fit the first-level cache.
struct Chunk {
  let first: Int
  var count: Int
  let tails: Range<Int>
  /// Vmemmap pages of one folio.
  let entries: Int

  init(_ run: Batch.Run, first: Int, count: Int, entries: Int) {
    self.first = first
    self.count = count
    tails = run.tails
    self.entries = entries
  }

  /// The chunk without its first `count` folios.
  func dropping(_ dropped: Int) -> Chunk {
    let run = Batch.Run(first: first, count: count, tails: tails)
    return Chunk(run, first: first + dropped, count: count - dropped, entries: entries)
  }

  /// The first folio's head page.
  var page: Int { first * entries }
  var hasAllTails: Bool { tails.count == entries - 1 }

  func shape(_ range: Range<Int>) -> EntryTable.Shape {
    .init(folios: count, stride: entries, range: range)
  }

  /// Calls `body` with the range of entries that a name stands for; twice for `.all` of a partly
  /// optimised folio.
  @inline(__always)
  func withRanges(_ names: Entries, current: Int?, _ body: (Range<Int>) -> Void) {
    switch names {
    case .head: body(0..<1)
    case .tails: body(tails)
    case .all:
      if hasAllTails {
        body(0..<entries)
      } else {
        body(0..<1)
        body(tails)
      }
    case .current: if let current { body(current..<(current + 1)) }
    case .pmd: break
    }
  }

  /// Entries that a name stands for in one folio.
  func count(_ names: Entries, perTable: Int) -> Int {
    FolioShape(tails: tails.count, perTable: perTable).count(names)
  }
}

// The loops that a remap spends its time in: one descriptor an entry, nothing else.
// `while` rather than `for in`: the ranges' checks cost a third.
extension EntryTable {
  /// What the loops walk over: `folios` groups of `stride` entries, in each those of `range`.
  struct Shape {
    let folios: Int
    let stride: Int
    let range: Range<Int>
  }

  /// Where a loop's frames come from: frame `frames[folio * step]`, with `base` the descriptor of
  /// frame 0 and `shift` where its number starts.
  struct Source {
    let base: UInt64
    let shift: UInt64
    let frames: UnsafePointer<UInt32>
    let step: Int
  }

  /// Stores `value` in every entry of the shape.
  @inline(__always)
  func fill(_ value: UInt64, _ shape: Shape) {
    store(shape, { _ in value }, { value, _, _ in value })
  }

  /// Stores in every entry of folio f the descriptor of frame `frames[f * step]`.
  @inline(__always)
  func storeShared(_ source: Source, _ shape: Shape) {
    withConstant(source.shift) { shift in
      store(
        shape, { source.base &+ (UInt64(source.frames[$0 &* source.step]) &<< shift) },
        { value, _, _ in value })
    }
  }

  /// Stores in entry e of folio f the descriptor of frame `frames[f * step + e]`.
  @inline(__always)
  func storeEach(_ source: Source, _ shape: Shape) {
    withConstant(source.shift) { shift in
      store(
        shape, { _ in 0 },
        { _, folio, entry in
          source.base &+ (UInt64(source.frames[folio &* source.step &+ entry]) &<< shift)
        })
    }
  }

  /// Stores in all entries of folio f descriptors of frame `frames[f * step]`: the head's made from
  /// the source's base, the tails' `difference` more.
  @inline(__always)
  func storeFolios(_ source: Source, tails difference: UInt64, _ shape: Shape) {
    withConstant(source.shift) { shift in
      store(
        shape, { source.base &+ (UInt64(source.frames[$0 &* source.step]) &<< shift) },
        { value, _, entry in entry == 0 ? value : value &+ difference })
    }
  }

  /// Stores the descriptors of `count` consecutive frames: a table filled with a block's frames.
  func storeRun(_ first: UInt64, step: UInt64, count: Int) {
    var value = first
    var entry = 0
    // By eights, so that a store needn't wait for the addition of the one before.
    while entry &+ 8 <= count {
      var next = 0
      while next < 8 {
        self[entry &+ next] = value &+ UInt64(truncatingIfNeeded: next) &* step
        next &+= 1
      }
      value &+= step &* 8
      entry &+= 8
    }
    while entry < count {
      self[entry] = value
      value &+= step
      entry &+= 1
    }
  }

  /// The shape of huge pages of 8 vmemmap pages has loops of its own: they are unrolled.
  @inline(__always)
  private func store(
    _ shape: Shape, _ folio: (Int) -> UInt64, _ entry: (UInt64, Int, Int) -> UInt64
  ) {
    if shape.stride == 8, shape.range == 1..<8 {
      store(shape.folios, 8, 1, 8, folio, entry)
    } else if shape.stride == 8, shape.range == 0..<8 {
      store(shape.folios, 8, 0, 8, folio, entry)
    } else if shape.range == 0..<1 {
      store(shape.folios, shape.stride, 0, 1, folio, entry)
    } else {
      let range = shape.range
      store(shape.folios, shape.stride, range.lowerBound, range.upperBound, folio, entry)
    }
  }

  /// `folioValue` is asked once a folio, before its stores: the compiler can't know that these
  /// don't change the frames.
  @inline(__always)
  private func store(
    _ folios: Int, _ stride: Int, _ from: Int, _ to: Int, _ folioValue: (Int) -> UInt64,
    _ entryValue: (UInt64, Int, Int) -> UInt64
  ) {
    var folio = 0
    while folio < folios {
      // A line for each folio of the next chunk: its entries are read next, and stored after that.
      if stride == 8 { prefetch(folio &* 8 &+ VmemmapState.chunkEntries) }
      let value = folioValue(folio)
      var entry = from
      while entry < to {
        self[folio &* stride &+ entry] = entryValue(value, folio, entry)
        entry &+= 1
      }
      folio &+= 1
    }
  }

  /// Calls `body` with a constant shift: the three base page sizes.
  @inline(__always)
  func withConstant(_ shift: UInt64, _ body: (UInt64) -> Void) {
    switch shift {
    case 12: body(12)
    case 14: body(14)
    default: body(16)
    }
  }
}

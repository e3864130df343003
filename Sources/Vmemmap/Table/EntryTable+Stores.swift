// The loops that a remap spends its time in: one descriptor an entry, nothing else.
// `while` rather than `for in`: the ranges' checks cost a third.
extension EntryTable {
  /// What the loops walk over: `folios` groups of `stride` entries, in each those of `range`.
  struct Shape {
    let folios: Int
    let stride: Int
    let range: Range<Int>
  }

  /// Stores `value` in every entry of the shape.
  @inline(__always)
  func fill(_ value: UInt64, _ shape: Shape) {
    forEachFolio(shape) { _ in value }
  }

  /// Stores in every entry of folio f the descriptor of frame `frames[f * step]`.
  @inline(__always)
  func storeShared(
    _ base: UInt64, _ shift: UInt64, _ frames: UnsafePointer<UInt32>, step: Int, _ shape: Shape
  ) {
    forEachFolio(shape) { base &+ (UInt64(frames[$0 &* step]) &<< shift) }
  }

  /// Stores in entry e of folio f the descriptor of frame `frames[f * step + e]`.
  @inline(__always)
  func storeEach(
    _ base: UInt64, _ shift: UInt64, _ frames: UnsafePointer<UInt32>, step: Int, _ shape: Shape
  ) {
    if shape.stride == 8, shape.range == 1..<8 {
      storeEach(base, shift, frames, step: step, folios: shape.folios, stride: 8, from: 1, to: 8)
    } else {
      storeEach(
        base, shift, frames, step: step, folios: shape.folios, stride: shape.stride,
        from: shape.range.lowerBound, to: shape.range.upperBound)
    }
  }

  @inline(__always)
  private func storeEach(
    _ base: UInt64, _ shift: UInt64, _ frames: UnsafePointer<UInt32>, step: Int, folios: Int,
    stride: Int, from: Int, to: Int
  ) {
    var folio = 0
    while folio < folios {
      var entry = from
      while entry < to {
        self[folio &* stride &+ entry] =
          base &+ (UInt64(frames[folio &* step &+ entry]) &<< shift)
        entry &+= 1
      }
      folio &+= 1
    }
  }

  /// One value a folio; the shape of a huge page of 8 vmemmap pages has loops of its own.
  @inline(__always)
  private func forEachFolio(_ shape: Shape, _ value: (Int) -> UInt64) {
    if shape.stride == 8, shape.range == 1..<8 {
      store(folios: shape.folios, stride: 8, from: 1, to: 8, value)
    } else if shape.stride == 8, shape.range == 0..<1 {
      store(folios: shape.folios, stride: 8, from: 0, to: 1, value)
    } else {
      store(
        folios: shape.folios, stride: shape.stride, from: shape.range.lowerBound,
        to: shape.range.upperBound, value)
    }
  }

  @inline(__always)
  private func store(
    folios: Int, stride: Int, from: Int, to: Int, _ value: (Int) -> UInt64
  ) {
    var folio = 0
    while folio < folios {
      let value = value(folio)
      var entry = from
      while entry < to {
        self[folio &* stride &+ entry] = value
        entry &+= 1
      }
      folio &+= 1
    }
  }

  /// Stores the descriptors of `count` consecutive frames: a table filled with a block's frames.
  func storeRun(_ first: UInt64, step: UInt64, count: Int) {
    var value = first
    var entry = 0
    while entry < count {
      self[entry] = value
      value &+= step
      entry &+= 1
    }
  }
}

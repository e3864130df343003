// The loops over folios whose frames follow a pattern: no list is read or written.
extension EntryTable {
  /// What the entries of a row's first folio get, and how much more those of each later one.
  struct RowValues {
    var head: UInt64
    let headStep: UInt64
    var tails: UInt64
    let tailsStep: UInt64
    /// How much more each tail's gets than the one before it: a page, or nothing.
    let each: UInt64
  }

  /// Stores a row's descriptors in the entries of the shape.
  @inline(__always)
  func store(_ values: RowValues, _ shape: Shape) {
    if shape.stride == 8, shape.range == 1..<8 {
      store(values, shape.folios, 8, 1, 8)
    } else if shape.stride == 8, shape.range == 0..<8 {
      store(values, shape.folios, 8, 0, 8)
    } else {
      store(values, shape.folios, shape.stride, shape.range.lowerBound, shape.range.upperBound)
    }
  }

  @inline(__always)
  private func store(_ values: RowValues, _ folios: Int, _ stride: Int, _ from: Int, _ to: Int) {
    // A constant where it is one, so that a folio's values needn't wait for each other.
    if values.each == 0 {
      loop(values, each: 0, folios, stride, from, to)
    } else if values.each == 4096 {
      loop(values, each: 4096, folios, stride, from, to)
    } else {
      loop(values, each: values.each, folios, stride, from, to)
    }
  }

  @inline(__always)
  private func loop(
    _ values: RowValues, each: UInt64, _ folios: Int, _ stride: Int, _ from: Int, _ to: Int
  ) {
    var (head, tails) = (values.head, values.tails)
    var base = 0
    let end = folios &* stride
    while base < end {
      if stride == 8 { prefetch(base &+ VmemmapState.chunkEntries) }
      if from == 0 { self[base] = head }
      var entry = from == 0 ? 1 : from
      while entry < to {
        self[base &+ entry] = tails &+ UInt64(truncatingIfNeeded: entry &- 1) &* each
        entry &+= 1
      }
      head &+= values.headStep
      tails &+= values.tailsStep
      base &+= stride
    }
    if stride == 8 { bringIn(from: end &+ VmemmapState.chunkEntries) }
  }

  /// Brings in what lies beyond the next chunk, so that memory has work while nothing is stored: as
  /// many lines as a processor keeps on their way.
  @inline(__always)
  private func bringIn(from first: Int) {
    var line = 0
    while line < 48 {
      prefetch(first &+ line &* 8)
      line &+= 1
    }
  }

  /// How many of at most `most` folios from here on map what a row maps that begins with them.
  ///
  /// Every entry is read and compared: a folio counts only if each of its entries leads to the
  /// frame that the pattern says.
  func folios(alike row: FolioRow, _ coding: FrameCoding, stride: Int, most: Int) -> Int {
    let values = RowValues(row, coding)
    return stride == 8
      ? eights(values, coding.mask, most) : others(values, coding.mask, stride, most)
  }

  private func eights(_ values: RowValues, _ mask: UInt64, _ most: Int) -> Int {
    var expected = FolioOfEight(values)
    let words = UnsafeRawPointer(self.words)
    var folio = 0
    // Written out for two folios: as a loop, the compiler takes the pairs apart.
    while folio &+ 2 <= most {
      let entries = words + folio &* 64
      let first = expected.differences(entries)
      var next = expected
      next.advance()
      let differences = first | next.differences(entries + 64)
      // Half of the next chunk's lines are brought in here, the other half while storing: memory
      // has work all the time then.
      prefetch((folio &* 8) &+ VmemmapState.chunkEntries)
      if (differences[0] | differences[1]) & mask != 0 { break }
      expected = next
      expected.advance()
      folio &+= 2
    }
    while folio < most {
      let differences = expected.differences(words + folio &* 64)
      if (differences[0] | differences[1]) & mask != 0 { break }
      expected.advance()
      folio &+= 1
    }
    return folio
  }

  private func others(_ values: RowValues, _ mask: UInt64, _ stride: Int, _ most: Int) -> Int {
    var (head, tails) = (values.head, values.tails)
    var words = self.words
    var folio = 0
    while folio < most {
      var differences = words[0] ^ head
      var entry = 1
      while entry < stride {
        differences |=
          words[entry] ^ (tails &+ UInt64(truncatingIfNeeded: entry &- 1) &* values.each)
        entry &+= 1
      }
      if differences & mask != 0 { break }
      head &+= values.headStep
      tails &+= values.tailsStep
      words += stride
      folio &+= 1
    }
    return folio
  }
}

/// What the eight entries of a row's next folio hold, by pairs: as few registers as there can be,
/// since more than 16 of 16 bytes are kept in memory.
private struct FolioOfEight {
  private var head: SIMD2<UInt64>
  private var second: SIMD2<UInt64>
  private var third: SIMD2<UInt64>
  private var last: SIMD2<UInt64>
  private let headStep: SIMD2<UInt64>
  private let step: SIMD2<UInt64>

  @inline(__always)
  init(_ values: EntryTable.RowValues) {
    func tail(_ number: UInt64) -> UInt64 { values.tails &+ number &* values.each }
    head = SIMD2(values.head, tail(0))
    second = SIMD2(tail(1), tail(2))
    third = SIMD2(tail(3), tail(4))
    last = SIMD2(tail(5), tail(6))
    headStep = SIMD2(values.headStep, values.tailsStep)
    step = SIMD2(repeating: values.tailsStep)
  }

  /// Bits in which the folio's entries at `words` differ.
  @inline(__always)
  func differences(_ words: UnsafeRawPointer) -> SIMD2<UInt64> {
    func pair(_ number: Int) -> SIMD2<UInt64> {
      words.loadUnaligned(fromByteOffset: number &* 16, as: SIMD2<UInt64>.self)
    }
    return (head ^ pair(0)) | (second ^ pair(1)) | (third ^ pair(2)) | (last ^ pair(3))
  }

  /// On to the next folio.
  @inline(__always)
  mutating func advance() {
    head &+= headStep
    second &+= step
    third &+= step
    last &+= step
  }
}

extension EntryTable.RowValues {
  /// Output addresses alone: what entries that map the row's frames hold of them.
  fileprivate init(_ row: FolioRow, _ coding: FrameCoding) {
    self.init(row, coding, head: 0, tails: 0)
  }

  /// Descriptors of the row's own frames.
  @inline(__always)
  init(_ row: FolioRow, _ coding: FrameCoding, head: UInt64, tails: UInt64) {
    self.head = coding.base(head) &+ (UInt64(row.head) &<< coding.shift)
    headStep = coding.step(row.headStep)
    self.tails = coding.base(tails) &+ (UInt64(row.tails) &<< coding.shift)
    tailsStep = coding.step(row.tailsStep)
    each = 1 &<< coding.shift
  }

  /// Descriptors that all lead to the frame of each folio's head.
  @inline(__always)
  init(sharing row: FolioRow, _ coding: FrameCoding, head: UInt64, tails: UInt64) {
    let address = UInt64(row.head) &<< coding.shift
    self.head = coding.base(head) &+ address
    self.tails = coding.base(tails) &+ address
    headStep = coding.step(row.headStep)
    tailsStep = headStep
    each = 0
  }
}

extension FrameCoding {
  /// What a step between frames, forward or back, is between output addresses.
  @inline(__always)
  fileprivate func step(_ frames: UInt32) -> UInt64 {
    UInt64(bitPattern: Int64(Int32(bitPattern: frames))) &<< shift
  }
}

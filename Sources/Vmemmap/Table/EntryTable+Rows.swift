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
    var expected = SIMD8<UInt64>(repeating: values.tails)
    expected &+= SIMD8(0, 0, 1, 2, 3, 4, 5, 6) &* SIMD8(repeating: values.each)
    expected[0] = values.head
    var step = SIMD8<UInt64>(repeating: values.tailsStep)
    step[0] = values.headStep
    let words = UnsafeRawPointer(self.words)
    var folio = 0
    // Differences are looked at once for four folios.
    while folio &+ 4 <= most {
      var next = expected
      var differences = SIMD8<UInt64>.zero
      var part = 0
      while part < 4 {
        differences |= next ^ load(words, folio &+ part)
        next &+= step
        part &+= 1
      }
      // Half of the next chunk's lines are brought in here, the other half while storing: memory
      // has work all the time then.
      prefetch((folio &* 8) &+ VmemmapState.chunkEntries)
      prefetch((folio &* 8) &+ VmemmapState.chunkEntries &+ 16)
      if any(differences) & mask != 0 { break }
      expected = next
      folio &+= 4
    }
    while folio < most, any(expected ^ load(words, folio)) & mask == 0 {
      expected &+= step
      folio &+= 1
    }
    return folio
  }

  @inline(__always)
  private func load(_ words: UnsafeRawPointer, _ folio: Int) -> SIMD8<UInt64> {
    words.loadUnaligned(fromByteOffset: folio &* 64, as: SIMD8<UInt64>.self)
  }

  @inline(__always)
  private func any(_ bits: SIMD8<UInt64>) -> UInt64 {
    let four = bits.lowHalf | bits.highHalf
    let two = four.lowHalf | four.highHalf
    return two[0] | two[1]
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

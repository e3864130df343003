import Glibc
import HugeTLB

/// Real memory behind the frames, with recognisable `struct page` words in it.
struct FrameMemory: ~Copyable {
  /// The most memory that is taken for contents.
  static let mostBytes = 8 << 30

  private let memory: RawMemory
  let pageBytes: Int
  private let structBytes: Int
  let form: Contents.TailWords

  init(
    frames: Int, pageBytes: Int, structBytes: Int, form: Contents.TailWords
  ) throws(SimulationProblem) {
    let (bytes, overflow) = frames.multipliedReportingOverflow(by: pageBytes)
    guard !overflow, bytes <= Self.mostBytes else {
      throw .contentsTooLarge(bytes: bytes, most: Self.mostBytes)
    }
    memory = try RawMemory(bytes: bytes)
    self.pageBytes = pageBytes
    self.structBytes = structBytes
    self.form = form
  }

  /// nil if frames shall have no memory.
  static func make(
    _ contents: Contents, frames: Int, _ geometry: VmemmapGeometry
  ) throws(SimulationProblem) -> FrameMemory? {
    guard case .backed(let form) = contents else { return nil }
    return try FrameMemory(
      frames: frames, pageBytes: Int(geometry.page.bytes),
      structBytes: Int(geometry.structPage.bytes), form: form)
  }

  /// `struct page`s in one frame.
  var structs: Int { pageBytes / structBytes }

  private func page(_ frame: UInt32) -> UnsafeMutableRawPointer {
    memory.base + Int(frame) * pageBytes
  }

  /// The words of all frames, for threads that access them concurrently.
  func sharedWords() -> EntryTable { words }

  private var words: EntryTable { EntryTable(memory.base) }

  /// A copy in 64-bit atomics: as `copy`, for frames that other threads access meanwhile.
  func copyWords(from: UInt32, to: UInt32) {
    let (source, target) = (words.advanced(by: first(from)), words.advanced(by: first(to)))
    for word in 0..<(pageBytes / 8) { target[word] = source[word] }
  }

  /// Fills a freed frame, so that whoever still reads it can tell.
  func poison(_ frame: UInt32) {
    let target = words.advanced(by: first(frame))
    for word in 0..<(pageBytes / 8) { target[word] = VmemmapView.poison }
  }

  private func first(_ frame: UInt32) -> Int { Int(frame) * (pageBytes / 8) }

  func copy(from: UInt32, to: UInt32) { memcpy(page(to), page(from), pageBytes) }

  /// Undoes the fake head of a copied tail page: its first `struct page`s become like the next
  /// (`reset_struct_pages` in mm/hugetlb_vmemmap.c).
  func resetFirst(of frame: UInt32) {
    let reset = 3
    guard structs > reset else { return }
    let base = words.advanced(by: first(frame))
    let count = structBytes / 8
    for word in 0..<reset * count { base[word] = base[reset * count + word % count] }
  }

  /// Writes a frame of `struct page`s of a folio.
  func write(_ frame: UInt32, holdsHead: Bool, words: StructPageWords) {
    let count = structBytes / 8
    let base = self.words.advanced(by: first(frame))
    for index in 0..<structs {
      for word in 0..<count {
        base[index * count + word] = words.word(word, isHead: holdsHead && index == 0)
      }
    }
  }

  /// A digest of a frame's words (FNV-1a over 64-bit words).
  func digest(_ frame: UInt32) -> UInt64 {
    let base = page(frame).assumingMemoryBound(to: UInt64.self)
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in 0..<(pageBytes / 8) { hash = (hash ^ base[word]) &* 0x100_0000_01B3 }
    return hash
  }

  /// The first word of a frame that isn't as it should be.
  func firstWrongWord(_ frame: UInt32, holdsHead: Bool, words: StructPageWords) -> Int? {
    let count = structBytes / 8
    let base = page(frame).assumingMemoryBound(to: UInt64.self)
    for index in 0..<structs {
      for word in 0..<count
      where base[index * count + word] != words.word(word, isHead: holdsHead && index == 0) {
        return index * count + word
      }
    }
    return nil
  }
}

/// The words that a folio's `struct page`s hold here: enough to tell folios, head and tails apart.
struct StructPageWords {
  /// The head's vmemmap page, which names the folio.
  let headPage: UInt64
  /// log2 of the folio's vmemmap pages, which names its order.
  let order: UInt64
  let form: Contents.TailWords

  init(headPage: Int, entries: Int, form: Contents.TailWords) {
    self.headPage = UInt64(headPage)
    order = UInt64(entries.trailingZeroBitCount)
    self.form = form
  }

  func word(_ index: Int, isHead: Bool) -> UInt64 {
    if isHead { return headPage << 16 | UInt64(index) << 8 | 0xAA }
    let name = form == .pointer ? headPage << 16 : order << 16
    // Bit 0 of the second word marks a tail, as in `compound_head`.
    return name | UInt64(index) << 8 | 0x55
  }
}

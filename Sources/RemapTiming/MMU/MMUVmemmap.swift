import Measurement
import Vmemmap

/// A vmemmap in this process's own page tables: what a protocol does to entries is done by the
/// kernel's calls, and the MMU of every CPU walks the result.
///
/// The kernel flushes in each call, so the protocol's own TLBIs and barriers have nothing left to
/// do. User space has no Access flag and no block of its own to split.
struct MMUVmemmap: ~Copyable {
  let memory: AliasedMemory
  let expected: FolioWords
  let folios: Int
  let wordsPerStruct: Int
  /// The userfaultfd that waits at broken entries; nil: they give SIGSEGV.
  private let userFaults: Int32?
  /// By vmemmap page: the frame, and whether it is mapped at all.
  private(set) var mapped: [Int]
  private var isValid: [Bool]
  private var spare: [Int]
  private var sharedTail: Int?
  // Frames of the batch that is running.
  private var own: [Int] = []
  private var fresh: [Int] = []
  private var headCopies: [Int] = []
  /// Frames freed less frames allocated by the last run.
  private(set) var framesFreed = 0

  var entries: Int { expected.entriesPerFolio }

  init(
    folios: Int, expected: FolioWords, structBytes: Int, userFaults: Int32?
  ) throws(OperationFailure) {
    self.userFaults = userFaults
    let pages = folios * expected.entriesPerFolio
    memory = try AliasedMemory(pages: pages, frames: pages * 2 + folios + 1)
    self.expected = expected
    self.folios = folios
    wordsPerStruct = structBytes / 8
    mapped = Array(0..<pages)
    isValid = Array(repeating: true, count: pages)
    spare = Array((pages..<memory.frames).reversed())
    for page in 0..<pages { write(page, into: page) }
  }

  /// Fills a frame with the `struct page`s of a vmemmap page.
  private func write(_ page: Int, into frame: Int) {
    let words = memory.words(ofFrame: frame)
    for index in 0..<memory.pageBytes / 8 {
      words[index] = expected.word(
        index % wordsPerStruct, of: index / wordsPerStruct, page: page)
    }
  }

  /// The refcount of a folio.
  func refcount(_ folio: Int) -> UInt64 {
    memory.words(ofFrame: mapped[folio * entries])[FolioWords.refcountWord]
  }

  func setRefcount(_ folio: Int, _ value: UInt64) {
    memory.words(ofFrame: mapped[folio * entries])[FolioWords.refcountWord] = value
  }

  // One method for each kind of step; `pages` are those that the step names.

  mutating func begin() {
    own = mapped
    fresh = Array(repeating: -1, count: mapped.count)
    headCopies = Array(repeating: -1, count: folios)
    framesFreed = 0
  }

  mutating func allocate(_ frame: Frame, folio: Int) -> Bool {
    let count = frame == .fresh ? entries - 1 : frame == .sharedTail && sharedTail != nil ? 0 : 1
    guard spare.count >= count else { return false }
    framesFreed -= count
    switch frame {
    case .headCopy: headCopies[folio] = spare.removeLast()
    case .fresh:
      for entry in 1..<entries { fresh[folio * entries + entry] = spare.removeLast() }
    case .sharedTail:
      if sharedTail == nil {
        let shared = spare.removeLast()
        // Any tail page that holds no head: of a mask, all are alike.
        write(1, into: shared)
        sharedTail = shared
      }
    case .own, .headOwn, .mapped: break
    }
    return true
  }

  func frame(_ role: Frame, page: Int) -> Int {
    switch role {
    case .own: own[page]
    case .headOwn: own[page / entries * entries]
    case .headCopy: headCopies[page / entries]
    case .sharedTail: sharedTail ?? -1
    case .fresh: fresh[page]
    case .mapped: mapped[page]
    }
  }

  func copy(_ from: Frame, _ to: Frame, folio: Int) {
    let first = folio * entries
    for page in to == .fresh ? first + 1..<first + entries : first..<first + 1 {
      let source = memory.words(ofFrame: frame(from, page: page))
      let target = memory.words(ofFrame: frame(to, page: page))
      for word in 0..<memory.pageBytes / 8 { target[word] = source[word] }
      guard to == .fresh else { continue }
      // Undoes the fake head (`reset_struct_pages`).
      let reset = 3 * wordsPerStruct
      for word in 0..<reset { target[word] = target[reset + word % wordsPerStruct] }
    }
  }

  mutating func set(_ pages: Range<Int>, _ mapping: Mapping) throws(OperationFailure) {
    switch mapping {
    case .invalid:
      if let userFaults {
        try memory.breakEntries(pages.lowerBound, count: pages.count, userFaults: userFaults)
      } else {
        try memory.protect(pages.lowerBound, count: pages.count, readable: false, writable: false)
      }
      for page in pages { isValid[page] = false }
    case .page(let role, let permission, _):
      try map(pages, role, writable: permission == .readWrite)
    case .table, .block: break
    }
  }

  /// Consecutive frames go in one call, as far as they are; a change of permission alone moves none.
  private mutating func map(
    _ pages: Range<Int>, _ role: Frame, writable: Bool
  ) throws(OperationFailure) {
    var page = pages.lowerBound
    while page < pages.upperBound {
      let first = frame(role, page: page)
      let stays = stays(page, first)
      var end = page + 1
      while end < pages.upperBound {
        let next = frame(role, page: end)
        guard self.stays(end, next) == stays, stays || next == first + end - page else { break }
        end += 1
      }
      if stays {
        try memory.protect(page, count: end - page, readable: true, writable: writable)
      } else {
        try memory.map(page, frame: first, count: end - page, writable: writable)
      }
      for index in page..<end {
        mapped[index] = frame(role, page: index)
        isValid[index] = true
      }
      page = end
    }
  }

  /// Whether a change of permission is enough. A broken entry of userfaultfd has none to change.
  private func stays(_ page: Int, _ frame: Int) -> Bool {
    mapped[page] == frame && (isValid[page] || userFaults == nil)
  }

  /// Every page is there for everybody, whatever was broken.
  func mend() {
    if let userFaults { memory.mend(userFaults: userFaults) }
    try? memory.protect(0, count: memory.pages, readable: true, writable: true)
  }

  /// Frees the folio's frames of before that none of its pages maps now.
  mutating func freeOwn(folio: Int) throws(OperationFailure) {
    let pages = folio * entries..<(folio + 1) * entries
    let kept = Set(mapped[pages])
    var page = pages.lowerBound
    while page < pages.upperBound {
      guard !kept.contains(own[page]) else {
        page += 1
        continue
      }
      var end = page + 1
      while end < pages.upperBound, own[end] == own[page] + end - page, !kept.contains(own[end]) {
        end += 1
      }
      try memory.free(own[page], count: end - page)
      spare += (own[page]..<own[page] + end - page).reversed()
      framesFreed += end - page
      page = end
    }
  }
}

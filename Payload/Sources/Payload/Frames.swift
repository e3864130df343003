import CPayload
import GuestLink
import PayloadCore

/// The frames of the batch by role, and the pool that new ones come from.
struct Frames {
  /// Physical memory of the lists and of the pool's frames.
  static let lists: UInt64 = 0x4600_0000
  static let poolPhysical: UInt64 = 0x4800_0000
  /// Pages that the pool begins after: an emulator's TLB is indexed by the low bits of the page, and
  /// the pool's first frames must not push out the range's first pages.
  static let poolSkip: UInt64 = 128

  let tables: Tables
  let folios: Int
  /// One for each entry; one for each folio; one for each entry.
  let own: UnsafeMutablePointer<UInt64>
  let copies: UnsafeMutablePointer<UInt64>
  let fresh: UnsafeMutablePointer<UInt64>
  /// Entries as `clearAccessFlag` left them.
  let cleared: UnsafeMutablePointer<UInt64>
  /// First in, first out: a freed frame keeps its mark for as long as can be.
  private let free: UnsafeMutablePointer<UInt64>
  private let capacity: Int
  private var first = 0
  private var freeCount = 0
  var sharedTail: UInt64 = 0

  init(_ tables: Tables, folios: Int) {
    self.tables = tables
    self.folios = folios
    let entries = folios * StructPages.pagesPerFolio
    own = Memory.words(Self.lists)
    fresh = own + entries
    copies = fresh + entries
    cleared = copies + folios
    free = cleared + entries
    // Those of the pool and those that the blocks map at first.
    capacity = 2 * entries + 1
    reset()
  }

  /// Every frame of the pool free, none in a role.
  mutating func reset() {
    // A copy and seven fresh tails for each folio, and the shared tail.
    first = 0
    freeCount = folios * StructPages.pagesPerFolio + 1
    var at = 0
    while at < freeCount {
      free[at] = Self.poolPhysical + (Self.poolSkip + UInt64(at)) << tables.pageShift
      at += 1
    }
    sharedTail = 0
  }

  mutating func take() -> UInt64 {
    if freeCount == 0 { Fatal.stop(.noFrame, 0, 0, 0) }
    freeCount -= 1
    let frame = free[first]
    first = (first + 1) % capacity
    return frame
  }

  mutating func give(_ frame: UInt64) {
    if freeCount == capacity { Fatal.stop(.noFrame, 1, 0, 0) }
    free[(first + freeCount) % capacity] = frame
    freeCount += 1
  }
}

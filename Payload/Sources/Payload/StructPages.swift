import CPayload
import GuestLink
import PayloadCore

/// What stands in the simulated `struct page`s, 64 bytes each, and what a reader checks.
///
/// Word 0 says head, tail or freed; word 1 of a tail is its compound_head; the reference count is
/// at byte 52, as in Linux; the last word of the third is for the checks' tokens, and that of the
/// fourth for stores that are tried.
struct StructPages {
  static let bytes: UInt64 = 64
  static let head: UInt64 = 0x4845_4144
  static let tail: UInt64 = 0x5441_494c
  static let freed: UInt64 = 0x4652_4545
  static let pagesPerFolio = 8
  static let refcountOffset: UInt64 = 52
  static let tokenOffset: UInt64 = 2 * 64 + 56
  static let storeOffset: UInt64 = 3 * 64 + 56

  let tables: Tables
  let liveRefcounts: Bool

  /// compound_head of the tails of a folio: its head's address with bit 0 set; since v7.1
  /// (inferred) a mask that all tails of one order share.
  func compoundHead(folio: Int) -> UInt64 {
    Shared[.sharedTails] != 0 ? ~0 << 15 | 1 : tables.address(page: folio * Self.pagesPerFolio) | 1
  }

  func fill(_ frame: UInt64, folio: Int, holdsHead: Bool, isNeighbour: Bool = false) {
    let compound = compoundHead(folio: folio)
    var at = frame
    while at < frame + tables.pageBytes {
      let words = Memory.words(at)
      words[0] = Self.tail
      words[1] = compound
      var rest = 2
      while rest < 8 {
        words[rest] = 0
        rest += 1
      }
      at += Self.bytes
    }
    if holdsHead {
      let words = Memory.words(frame)
      words[0] = Self.head
      words[1] = 0
      words[6] = liveRefcounts || isNeighbour ? 1 << 32 : 0
    }
  }

  /// Marks a freed frame, so that a stale translation shows.
  func poison(_ frame: UInt64) {
    var at = frame
    while at < frame + tables.pageBytes {
      Memory.words(at)[0] = Self.freed
      at += Self.bytes
    }
  }

  func copy(_ from: UInt64, _ to: UInt64) {
    let source = Memory.words(from)
    let target = Memory.words(to)
    var at = 0
    while at < Int(tables.pageBytes / 8) {
      target[at] = source[at]
      at += 1
    }
  }

  func refcount(_ frame: UInt64) -> UInt64 { Memory.words(frame + 48)[0] >> 32 }
}

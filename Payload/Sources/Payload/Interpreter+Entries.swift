import CMachine
import CPayload
import GuestLink
import PayloadCore

// The steps that write page-table entries and invalidate them.
extension Interpreter {
  /// Calls `body` for each page-table entry of level 3 that `entries` names at `place`.
  private func forEachPage(_ entries: GuestEntries, _ place: Place, _ body: (Int, Int) -> Void) {
    var folio = place.first
    while folio < place.last {
      if entries == .current {
        body(folio, max(place.entry, 0))
      } else {
        var entry = Self.firstEntry(entries)
        while entry < Self.endEntry(entries) {
          body(folio, entry)
          entry += 1
        }
      }
      folio += 1
    }
  }

  private func forEachBlock(_ place: Place, _ body: (Int) -> Void) {
    if place.block >= 0 { return body(place.block) }
    var block = tables.block(of: place.first * StructPages.pagesPerFolio)
    let last = tables.block(of: place.last * StructPages.pagesPerFolio - 1)
    while block <= last {
      body(block)
      block += 1
    }
  }

  static func page(_ folio: Int, _ entry: Int) -> Int { folio * StructPages.pagesPerFolio + entry }

  func frame(_ role: GuestFrame, _ folio: Int, _ entry: Int) -> UInt64 {
    let page = Self.page(folio, entry)
    return switch role {
    case .own: frames.own[page]
    case .headOwn: frames.own[Self.page(folio, 0)]
    case .headCopy: frames.copies[folio]
    case .sharedTail: frames.sharedTail
    case .fresh: frames.fresh[page]
    case .mapped: tables.frame(page: page)
    case .none, .table, .block: 0
    }
  }

  private func pmdValue(_ step: GuestInstruction, _ block: Int) -> UInt64 {
    switch step.frame {
    case .table: step.descriptor | tables.tableAddress(block)
    case .block: step.descriptor | tables.blockFrame(block)
    default: step.descriptor
    }
  }

  mutating func populate(_ descriptor: UInt64, _ place: Place) {
    forEachBlock(place) { block in
      let table = Memory.words(tables.tableAddress(block))
      var at = 0
      var frame = tables.blockFrame(block)
      while at < tables.perTable {
        table[at] = descriptor | frame
        frame += tables.pageBytes
        at += 1
      }
    }
  }

  mutating func set(_ step: GuestInstruction, _ place: Place) {
    var stores: UInt64 = 0
    if step.entries == .pmd {
      forEachBlock(place) { block in
        entry_store(tables.pmd(block), pmdValue(step, block))
        stores += 1
      }
    } else {
      forEachPage(step.entries, place) { folio, entry in
        let frame = frame(step.frame, folio, entry)
        entry_store(tables.pte(Self.page(folio, entry)), step.descriptor | frame)
        stores += 1
      }
    }
    tally.entryStores += stores
  }

  mutating func clearAccessFlag(_ entries: GuestEntries, _ place: Place) {
    let flag = parameters[.accessFlag]
    if entries == .pmd {
      forEachBlock(place) { block in
        frames.cleared[block] = entry_clear(tables.pmd(block), flag) & ~flag
      }
    } else {
      forEachPage(entries, place) { folio, entry in
        let page = Self.page(folio, entry)
        frames.cleared[page] = entry_clear(tables.pte(page), flag) & ~flag
      }
    }
  }

  /// - Returns: false if hardware set an Access flag meanwhile.
  mutating func swap(_ step: GuestInstruction, _ place: Place) -> Bool {
    var succeeded = true
    if step.entries == .pmd {
      forEachBlock(place) { block in
        let value = pmdValue(step, block)
        succeeded = succeeded && entry_swap(tables.pmd(block), frames.cleared[block], value)
      }
    } else {
      forEachPage(step.entries, place) { folio, entry in
        let page = Self.page(folio, entry)
        let value = step.descriptor | frame(step.frame, folio, entry)
        succeeded = succeeded && entry_swap(tables.pte(page), frames.cleared[page], value)
      }
    }
    if succeeded { tally.entryStores += 1 }
    return succeeded
  }

  mutating func invalidate(_ step: GuestInstruction, _ place: Place) {
    let local = step.detail & GuestInstruction.local != 0
    let lastLevel = step.detail & GuestInstruction.lastLevel != 0
    let level = UInt64(step.detail >> GuestInstruction.levelHintShift) & 3
    var executed: UInt64 = 0
    switch GuestExtent(rawValue: step.kind) {
    case .everything, nil:
      invalidation.everything(local: local)
      executed = 1
    case .address where step.entries == .pmd, .range where step.entries == .pmd:
      forEachBlock(place) { block in
        let address = tables.address(block: block)
        invalidation.page(address, local: local, lastLevel: lastLevel, level: level)
        executed += 1
      }
    case .range where invalidation.hasRange && step.entries != .current:
      var folio = place.first
      let first = Self.firstEntry(step.entries)
      let pages = Self.endEntry(step.entries) - first
      while folio < place.last {
        let address = tables.address(page: Self.page(folio, first))
        invalidation.range(address, pages: pages, local: local, lastLevel: lastLevel, level: level)
        executed += 1
        folio += 1
      }
    case .address, .range:
      forEachPage(step.entries, place) { folio, entry in
        let address = tables.address(page: Self.page(folio, entry))
        invalidation.page(address, local: local, lastLevel: lastLevel, level: level)
        executed += 1
      }
    }
    tally.tlbis += executed
  }
}

import CMachine
import CPayload
import GuestLink
import PayloadCore

// The steps that take, copy and free frames.
extension Interpreter {
  mutating func allocate(_ role: GuestFrame, _ place: Place) {
    var folio = place.first
    while folio < place.last {
      switch role {
      case .headCopy:
        frames.copies[folio] = take()
        // Before anything is mapped there is nothing to copy: boot code fills the head's page.
        if startsUnmapped {
          structPages.fill(frames.copies[folio], folio: folio, holdsHead: true)
        }
      case .sharedTail:
        if frames.sharedTail == 0 {
          frames.sharedTail = take()
          structPages.fill(frames.sharedTail, folio: folio, holdsHead: false)
        }
      case .fresh:
        var entry = 1
        while entry < StructPages.pagesPerFolio {
          frames.fresh[Self.page(folio, entry)] = take()
          entry += 1
        }
      default: break
      }
      folio += 1
    }
  }

  private mutating func take() -> UInt64 {
    tally.framesTaken += 1
    return frames.take()
  }

  mutating func copy(_ source: GuestFrame, _ target: GuestFrame, _ place: Place) {
    var folio = place.first
    while folio < place.last {
      if target == .fresh {
        var entry = 1
        while entry < StructPages.pagesPerFolio {
          structPages.copy(frame(source, folio, entry), frame(.fresh, folio, entry))
          entry += 1
        }
      } else {
        structPages.copy(frame(source, folio, 0), frame(target, folio, 0))
      }
      folio += 1
    }
  }

  /// Frees those frames of the role that no entry of their folio maps any more, and marks them
  /// where walkers could notice.
  mutating func free(_ role: GuestFrame, _ place: Place) {
    var folio = place.first
    while folio < place.last {
      let one = role == .headOwn || role == .headCopy
      var entry = 0
      while entry < (one ? 1 : StructPages.pagesPerFolio) {
        let frame = frame(role, folio, entry)
        if frame != 0, frame != frames.sharedTail, !isMapped(frame, folio) {
          // For walkers to notice. Without any it would only push the range's own entries out of
          // an emulator's small TLB, and hide what a missing TLBI leaves there.
          if cores > 1 { structPages.poison(frame) }
          frames.give(frame)
          tally.framesFreed += 1
        }
        entry += 1
      }
      folio += 1
    }
  }

  private func isMapped(_ frame: UInt64, _ folio: Int) -> Bool {
    var entry = 0
    while entry < StructPages.pagesPerFolio {
      if tables.frame(page: Self.page(folio, entry)) == frame { return true }
      entry += 1
    }
    return false
  }

  /// What each entry maps now becomes its own frame.
  func adoptMappedFrames() {
    var page = 0
    while page < folios * StructPages.pagesPerFolio {
      frames.own[page] = tables.frame(page: page)
      page += 1
    }
  }

  /// Makes the neighbour writable again where optimising left it read-only, as a split straight into
  /// read-only entries does: restoring isn't to blame for that.
  func repairNeighbour() {
    var page = folios * StructPages.pagesPerFolio
    while page < (folios + 1) * StructPages.pagesPerFolio {
      if tables.isReadOnly(page: page) {
        entry_store(tables.pte(page), parameters[.vmemmapPage] | tables.frame(page: page))
      }
      page += 1
    }
    dsb_ishst()
  }

  /// The range as a protocol finds it: every frame the block's own, with its first contents.
  mutating func reset(_ flags: UInt64) {
    Shared[.sharedTails] = flags & ProtocolHeader.sharedTails
    startsUnmapped = flags & ProtocolHeader.startsUnmapped != 0
    frames.reset()
    // One folio more: a neighbour in use, which nothing remaps.
    let pages = (folios + 1) * StructPages.pagesPerFolio
    var block = 0
    while block <= tables.block(of: pages - 1) {
      let table = Memory.words(tables.tableAddress(block))
      var at = 0
      while at < tables.perTable {
        let frame = tables.blockFrame(block) + UInt64(at) << tables.pageShift
        let isOurs = block * tables.perTable + at < folios * StructPages.pagesPerFolio
        table[at] =
          startsUnmapped && isOurs
          ? 0 : parameters[.vmemmapPage] | frame
        at += 1
      }
      entry_store(
        tables.pmd(block),
        flags & ProtocolHeader.startsWithBlocks != 0
          ? parameters[.vmemmapBlock] | tables.blockFrame(block)
          : parameters[.tableTemplate] | tables.tableAddress(block))
      block += 1
    }
    var page = 0
    while page < pages {
      let folio = page / StructPages.pagesPerFolio
      let frame =
        tables.blockFrame(tables.block(of: page))
        + UInt64(page % tables.perTable) << tables.pageShift
      structPages.fill(
        frame, folio: folio, holdsHead: page % StructPages.pagesPerFolio == 0,
        isNeighbour: folio == folios)
      if folio < folios { frames.own[page] = frame }
      page += 1
    }
    dsb_ishst()
    tlbi_vmalle1is()
    dsb_ish()
    isb()
  }
}

import CMachine
import CPayload
import GuestLink
import PayloadCore

/// Accesses through the range, as any CPU may make them at any time.
enum Walker {
  /// Reads `struct page`s at random and try-gets heads until told to stop.
  static func walk(_ core: Core) {
    let tables = Tables()
    let structPages = StructPages(tables: tables, liveRefcounts: false)
    let sharedTails = Shared[.sharedTails] != 0
    let pages = Shared[.pages]
    let perPage = tables.pageBytes / StructPages.bytes
    var random = 0x9e37_79b9_7f4a_7c15 &* (core.index + 1)
    while Shared[.stop] == 0 {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      let page = random % pages
      let folio = Int(page) / StructPages.pagesPerFolio
      let isHeadPage = Int(page) % StructPages.pagesPerFolio == 0
      let slot = (random >> 32) & 1 == 0 ? 0 : (random >> 33) % perPage
      let address = tables.address(page: Int(page)) + slot * StructPages.bytes
      let kind = walk_load(address)
      core.add(.reads)
      if kind == StructPages.freed {
        core.add(.freedReads)
      } else if slot == 0 && isHeadPage {
        if kind != StructPages.head { core.add(.wrongReads) }
      } else if kind == StructPages.tail {
        if walk_load(address + 8) != structPages.compoundHead(folio: folio) {
          // The frame may have been freed or remapped between the two loads: look again.
          let again = walk_load(address)
          if again == StructPages.tail { core.add(.wrongReads) }
        }
      } else if kind != StructPages.head || slot != 0 || sharedTails {
        // A fake head: the first word of a tail page that maps the head's frame.
        core.add(.wrongReads)
      }
      if random >> 40 & 3 == 0 {
        let head = tables.address(page: folio * StructPages.pagesPerFolio)
        if el1_try_get(head + StructPages.refcountOffset) != 0 { core.add(.gets) }
      }
    }
  }
}

import CMachine
import CPayload
import GuestLink
import PayloadCore

/// Whether a core's translations are those that the tables hold.
enum Check {
  /// Reads every page of the batch through its address and compares it with the token in the frame
  /// that the tables name; then tries a store to see whether the permission is that of the tables.
  static func tokens(_ core: Core) {
    let tables = Tables()
    let nonce = Shared[.nonce]
    var page = 0
    while page < Int(Shared[.pages]) {
      let address = tables.address(page: page)
      core.add(.checks)
      let seen = walk_load(address + StructPages.tokenOffset)
      if seen != tables.frame(page: page) ^ nonce { core.add(.staleReads) }
      let faults = core[.probeFaults]
      core[.probing] = 1
      walk_store(address + StructPages.storeOffset, nonce)
      core[.probing] = 0
      if (core[.probeFaults] != faults) != tables.isReadOnly(page: page) {
        core.add(.permissionMismatches)
      }
      page += 1
    }
  }

  /// Writes the tokens through the frames' own addresses.
  static func place(nonce: UInt64) {
    let tables = Tables()
    Shared[.nonce] = nonce
    var page = 0
    while page < Int(Shared[.pages]) {
      let frame = tables.frame(page: page)
      Memory.words(frame + StructPages.tokenOffset)[0] = frame ^ nonce
      page += 1
    }
    dsb_ish()
  }

  /// Takes tokens and tried stores away again, so that frames hold nothing but `struct page`s.
  static func clear() {
    let tables = Tables()
    var page = 0
    while page < Int(Shared[.pages]) {
      let frame = tables.frame(page: page)
      Memory.words(frame + StructPages.tokenOffset)[0] = 0
      Memory.words(frame + StructPages.storeOffset)[0] = 0
      page += 1
    }
    dsb_ish()
  }
}

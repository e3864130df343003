import CMachine

/// Memory as the payload sees it.
package enum Memory {
  /// Where the entries that are changed map their pages, in virtual memory.
  package static let range: UInt64 = 0x8000_0000

  package static func words(_ address: UInt64) -> UnsafeMutablePointer<UInt64> {
    UnsafeMutablePointer(bitPattern: UInt(address))!
  }

  /// Reads the first `pages` pages of the range once: this core's TLB then holds them.
  package static func touch(pages: Int) {
    let shift = Shared[.pageShift]
    var page: UInt64 = 0
    while page < UInt64(pages) {
      _ = walk_load(range + page << shift)
      page += 1
    }
  }

  /// Reads every page that checks and walkers use.
  package static func prime() { touch(pages: Int(Shared[.pages])) }
}

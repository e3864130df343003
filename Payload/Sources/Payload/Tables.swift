import CMachine
import CPayload
import GuestLink
import PayloadCore

/// The page tables of the range: its level 2 entries, and one level 3 table for each block.
struct Tables {
  /// Where the range lies in virtual memory, its blocks and its tables in physical memory.
  static let range = Memory.range
  static let blocksPhysical: UInt64 = 0x6000_0000
  static let tablesPhysical: UInt64 = 0x4700_0000

  let parameters = Parameters()
  let pageShift: UInt64
  private let level2 = el1_level2()!

  init() { pageShift = parameters[.pageShift] }

  var pageBytes: UInt64 { 1 << pageShift }
  var blockShift: UInt64 { 2 * pageShift - 3 }
  /// Entries of a table.
  var perTable: Int { 1 << (Int(pageShift) - 3) }
  var readOnly: UInt64 { parameters[.readOnly] }

  func block(of page: Int) -> Int { page / perTable }
  func address(page: Int) -> UInt64 { Self.range + UInt64(page) << pageShift }
  func address(block: Int) -> UInt64 { Self.range + UInt64(block) << blockShift }
  func blockFrame(_ block: Int) -> UInt64 { Self.blocksPhysical + UInt64(block) << blockShift }
  func tableAddress(_ block: Int) -> UInt64 { Self.tablesPhysical + UInt64(block) << pageShift }

  func pmd(_ block: Int) -> UnsafeMutablePointer<UInt64> { level2 + block }
  func pte(_ page: Int) -> UnsafeMutablePointer<UInt64> {
    UnsafeMutablePointer(bitPattern: UInt(tableAddress(block(of: page))))! + page % perTable
  }

  /// Bits 1:0 of a level 2 entry: 01 maps a block.
  func isBlock(_ block: Int) -> Bool { entry_load(pmd(block)) & 3 == 1 }

  /// The entry that maps an address: of level 2 if it is a block or invalid.
  func leaf(_ address: UInt64) -> UInt64 { entry_load(leafEntry(address)) }

  private func leafEntry(_ address: UInt64) -> UnsafeMutablePointer<UInt64> {
    let page = Int((address - Self.range) >> pageShift)
    let upper = pmd(block(of: page))
    return entry_load(upper) & 3 == 3 ? pte(page) : upper
  }

  func setAccessFlag(_ address: UInt64) {
    let entry = leafEntry(address)
    let old = entry_load(entry)
    _ = entry_swap(entry, old, old | parameters[.accessFlag])
  }

  /// The frame that a page is mapped to, by the tables.
  func frame(page: Int) -> UInt64 {
    let upper = entry_load(pmd(block(of: page)))
    if upper & 3 == 1 {
      return blockFrame(block(of: page)) + UInt64(page % perTable) << pageShift
    }
    return entry_load(pte(page)) & parameters[.addressMask]
  }

  func isReadOnly(page: Int) -> Bool { leaf(address(page: page)) & readOnly != 0 }
}

public import HugeTLB

/// A format of 64-bit page-table entries: a static choice, so that loops are specialised for it.
public protocol DescriptorFormat: Sendable {
  /// The architecture's name in the field.
  static var name: String { get }

  /// Everything of an entry but its output address; nil if the format can't express the mapping.
  static func template(for mapping: Mapping) -> UInt64?

  /// The entry's output address field for frame number `frame`.
  static func output(_ frame: UInt64, _ page: BasePageSize) -> UInt64

  /// The frame number in an entry of the last level or that points to a table.
  static func frame(of entry: UInt64, _ page: BasePageSize) -> UInt64

  /// The Access flag; set in every entry that the kernel makes.
  static var accessFlag: UInt64 { get }

  /// The base page sizes that the architecture has.
  static var pageSizes: [BasePageSize] { get }

  /// What an entry of `level` says.
  static func decode(_ entry: UInt64, _ level: TableLevel, _ page: BasePageSize) -> Descriptor
}

/// The two levels of table that HVO touches.
public enum TableLevel: String, Sendable, Hashable, CaseIterable {
  /// Level 2 at every granule of arm64; the page directory of x86.
  case pmd
  /// Level 3; the page table of x86.
  case pte
}

/// The formats by name, for a choice made at run time.
public enum MMU: String, Sendable, Hashable, CaseIterable {
  case arm64
  case x86_64 = "x86-64"
}

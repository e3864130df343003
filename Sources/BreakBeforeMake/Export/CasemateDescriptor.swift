internal import Vmemmap

/// The toy address space of a Casemate trace: four table pages, one 2 MiB block, and stage 1
/// descriptors (VMSAv8-64, 4K granule).
enum CasemateLayout {
  static let root: UInt64 = 0x10000
  static let level1: UInt64 = 0x11000
  /// The PMD table.
  static let level2: UInt64 = 0x12000
  /// The PTE table.
  static let level3: UInt64 = 0x13000
  static let lock: UInt64 = 0x14000
  /// Attribute 0 Normal write-back; 1 to 6 the other plain types; 7 for mixed cacheabilities.
  static let mair: UInt64 = 0x4fbb_0008_0c44_04ff

  /// Where an entry lies.
  static func address(_ entry: EntryName) -> UInt64 {
    entry == .pmd ? level2 : level3 + page(entry) * 8
  }

  /// The virtual page that an entry translates, counted from 0.
  static func page(_ entry: EntryName) -> UInt64 {
    switch entry {
    case .pmd, .head: 0
    case .tail: 1
    case .neighbour: 2
    case .tail2: 3
    }
  }

  static func frame(_ frame: FrameName) -> UInt64 {
    switch frame {
    case .headOwn: 0x200000
    case .tailOwn: 0x201000
    case .neighbourOwn: 0x202000
    case .tail2Own: 0x203000
    case .headCopy: 0x400000
    case .sharedTail: 0x401000
    case .headFresh: 0x402000
    case .tailFresh: 0x403000
    case .tail2Fresh: 0x404000
    }
  }

  private typealias Bits = VMSAv8Format.Bits

  /// The descriptor for a value.
  static func descriptor(_ value: EntryValue) -> UInt64 {
    let page = Bits.valid(1) | Bits.tableOrPage(1)
    return switch value.target {
    case .invalid: 0
    case .table: level3 | page
    case .block:
      frame(.headOwn) | leafBits(value) | Bits.nT(value.nT ? 1 : 0) | Bits.valid(1)
    case .page(let name): frame(name) | leafBits(value) | page
    }
  }

  private static func leafBits(_ value: EntryValue) -> UInt64 {
    Bits.attrIndx(attributeIndex(value.attributes))
      | Bits.shareability(value.attributes.shareability.field)
      | Bits.readOnly(value.permission == .readWrite ? 0 : 1)
      | Bits.dirtyBitModifier(value.permission == .readOnlyDBM ? 1 : 0)
      | Bits.accessFlag(value.accessFlag ? 1 : 0)
      | Bits.nonGlobal(value.attributes.nonGlobal ? 1 : 0)
      | Bits.contiguous(value.attributes.contiguous ? 1 : 0)
  }

  private static func attributeIndex(_ attributes: Attributes) -> UInt64 {
    switch attributes.memoryType {
    case .deviceNGnRE: 1
    case .deviceGRE: 3
    case .deviceNGRE: 4
    case .deviceNGnRnE: 5
    case .normal:
      switch (attributes.inner, attributes.outer) {
      case (.writeBack, .writeBack): 0
      case (.nonCacheable, .nonCacheable): 2
      case (.writeThrough, .writeThrough): 6
      default: 7
      }
    }
  }
}

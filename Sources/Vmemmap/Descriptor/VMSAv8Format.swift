public import HugeTLB

/// arm64's VMSAv8-64 descriptors, stage 1 at EL1, with 48-bit output addresses (no FEAT_LPA or
/// FEAT_LPA2, no FEAT_D128).
///
/// Bits by DDI 0487 section D8.3; values as the kernel makes them for PAGE_KERNEL
/// (arch/arm64/include/asm/pgtable-prot.h), without the bits that only software reads.
public enum VMSAv8Format: DescriptorFormat {
  /// The bits, named as in the manual.
  package enum Bits {
    package static let valid = BitField(0)
    /// 1 = table at level 2, page at level 3; 0 = block at level 2, reserved at level 3.
    package static let tableOrPage = BitField(1)
    package static let attrIndx = BitField(4, 2)
    /// AP[1]: access from EL0.
    package static let unprivileged = BitField(6)
    /// AP[2]: read-only.
    package static let readOnly = BitField(7)
    package static let shareability = BitField(9, 8)
    package static let accessFlag = BitField(10)
    package static let nonGlobal = BitField(11)
    /// Block descriptors only (FEAT_BBM level 1).
    package static let nT = BitField(16)
    /// Output address or next-level table; the lowest bits of it depend on the granule.
    package static let address = BitField(47, 12)
    package static let dirtyBitModifier = BitField(51)
    package static let contiguous = BitField(52)
    package static let pxn = BitField(53)
    package static let uxn = BitField(54)
  }

  public static let name = "arm64"
  public static let pageSizes = BasePageSize.allCases
  public static var accessFlag: UInt64 { Bits.accessFlag.mask }

  public static func template(for mapping: Mapping) -> UInt64? {
    switch mapping {
    case .invalid: return 0
    case .table: return Bits.valid(1) | Bits.tableOrPage(1)
    case .block(let permission, let nT):
      return leaf(permission, .kernelData).map { $0 | Bits.nT(nT ? 1 : 0) }
    case .page(_, let permission, let attributes):
      return leaf(permission, attributes).map { $0 | Bits.tableOrPage(1) }
    }
  }

  private static func leaf(_ permission: Permission, _ attributes: Attributes) -> UInt64? {
    guard let index = MAIR.index(of: attributes) else { return nil }
    return Bits.valid(1) | Bits.attrIndx(index)
      | Bits.readOnly(permission == .readWrite ? 0 : 1)
      | Bits.dirtyBitModifier(permission == .readOnly ? 0 : 1)
      | Bits.shareability(attributes.shareability.field) | Bits.accessFlag(1)
      | Bits.nonGlobal(attributes.nonGlobal ? 1 : 0)
      | Bits.contiguous(attributes.contiguous ? 1 : 0) | Bits.pxn(1) | Bits.uxn(1)
  }

  public static func output(_ frame: UInt64, _ page: BasePageSize) -> UInt64 {
    (frame &<< page.shift) & Bits.address.mask
  }

  public static func frame(of entry: UInt64, _ page: BasePageSize) -> UInt64 {
    (entry & Bits.address.mask) &>> page.shift
  }

  public static func decode(
    _ entry: UInt64, _ level: TableLevel, _ page: BasePageSize
  ) -> Descriptor {
    let tableOrPage = Bits.tableOrPage.isSet(in: entry)
    guard Bits.valid.isSet(in: entry), tableOrPage || level == .pmd else {
      return .invalid(raw: entry)
    }
    if level == .pmd, tableOrPage { return .table(frame: frame(of: entry, page)) }
    let isBlock = level == .pmd
    var attributes = MAIR.attributes(Bits.attrIndx.value(in: entry))
    attributes.shareability = .init(field: Bits.shareability.value(in: entry))
    attributes.contiguous = Bits.contiguous.isSet(in: entry)
    attributes.nonGlobal = Bits.nonGlobal.isSet(in: entry)
    let permission: Permission =
      if !Bits.readOnly.isSet(in: entry) {
        .readWrite
      } else {
        Bits.dirtyBitModifier.isSet(in: entry) ? .readOnlyDBM : .readOnly
      }
    return .leaf(
      .init(
        frame: frame(of: isBlock ? entry & ~Bits.nT.mask : entry, page),
        isBlock: isBlock, permission: permission, attributes: attributes,
        accessFlag: Bits.accessFlag.isSet(in: entry),
        nT: isBlock && Bits.nT.isSet(in: entry), executable: !Bits.pxn.isSet(in: entry)))
  }
}

extension Attributes.Shareability {
  /// SH[1:0].
  package var field: UInt64 {
    switch self {
    case .non: 0b00
    case .outer: 0b10
    case .inner: 0b11
    }
  }

  /// The reserved value 0b01 counts as non-shareable.
  init(field: UInt64) {
    self = field == 0b11 ? .inner : field == 0b10 ? .outer : .non
  }
}

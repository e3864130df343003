public import HugeTLB

/// x86-64 page-table entries (Intel SDM volume 3A, section 4.5; AMD APM volume 2, section 5.3).
///
/// Values as the kernel makes them for PAGE_KERNEL and PAGE_KERNEL_RO
/// (arch/x86/include/asm/pgtable_types.h). x86 has no shareability, nT or Contiguous bit.
public enum X86Format: DescriptorFormat {
  /// The bits, named as in the manuals.
  enum Bits {
    static let present = BitField(0)
    static let writable = BitField(1)
    static let writeThrough = BitField(3)
    static let cacheDisable = BitField(4)
    static let accessed = BitField(5)
    static let dirty = BitField(6)
    /// PS in a PMD; the PAT bit in a PTE.
    static let pageSize = BitField(7)
    static let global = BitField(8)
    static let address = BitField(51, 12)
    /// The PAT bit of a 2 MiB page lies where its address has no bits.
    static let largePAT = BitField(12)
    static let noExecute = BitField(63)
  }

  public static let name = "x86-64"
  public static let pageSizes = [BasePageSize.k4]
  public static var accessFlag: UInt64 { Bits.accessed.mask }

  public static func template(for mapping: Mapping) -> UInt64? {
    switch mapping {
    case .invalid: return 0
    case .table:
      return Bits.present(1) | Bits.writable(1) | Bits.accessed(1) | Bits.dirty(1)
    case .block(let permission, let nT):
      return nT ? nil : leaf(permission, .kernelData).map { $0 | Bits.pageSize(1) }
    case .page(_, let permission, let attributes): return leaf(permission, attributes)
    }
  }

  private static func leaf(_ permission: Permission, _ attributes: Attributes) -> UInt64? {
    guard permission != .readOnlyDBM, !attributes.contiguous, attributes.shareability == .inner,
      let type = memoryType(attributes)
    else { return nil }
    let writable = permission == .readWrite
    return Bits.present(1) | Bits.writable(writable ? 1 : 0) | type | Bits.accessed(1)
      | Bits.dirty(writable ? 1 : 0) | Bits.global(attributes.nonGlobal ? 0 : 1)
      | Bits.noExecute(1)
  }

  /// PCD and PWT in the usual PAT: write-back, write-through, uncached minus, uncached.
  private static func memoryType(_ attributes: Attributes) -> UInt64? {
    switch (attributes.memoryType, attributes.inner, attributes.outer) {
    case (.normal, .writeBack, .writeBack): 0
    case (.normal, .writeThrough, .writeThrough): Bits.writeThrough(1)
    case (.normal, .nonCacheable, .nonCacheable): Bits.cacheDisable(1)
    case (.deviceNGnRnE, _, _): Bits.cacheDisable(1) | Bits.writeThrough(1)
    default: nil
    }
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
    guard Bits.present.isSet(in: entry) else { return .invalid(raw: entry) }
    let isBlock = level == .pmd
    if isBlock, !Bits.pageSize.isSet(in: entry) { return .table(frame: frame(of: entry, page)) }
    let memory = Bits.writeThrough.value(in: entry) | Bits.cacheDisable.value(in: entry) << 1
    var attributes = types[Int(memory)]
    attributes.nonGlobal = !Bits.global.isSet(in: entry)
    return .leaf(
      .init(
        frame: frame(of: isBlock ? entry & ~Bits.largePAT.mask : entry, page), isBlock: isBlock,
        permission: Bits.writable.isSet(in: entry) ? .readWrite : .readOnly,
        attributes: attributes, accessFlag: Bits.accessed.isSet(in: entry), nT: false,
        executable: !Bits.noExecute.isSet(in: entry)))
  }

  private static let types: [Attributes] = [
    Attributes(),
    Attributes(inner: .writeThrough, outer: .writeThrough),
    Attributes(inner: .nonCacheable, outer: .nonCacheable),
    Attributes(memoryType: .deviceNGnRnE, inner: .nonCacheable, outer: .nonCacheable),
  ]
}

/// The eight memory types that an arm64 descriptor's AttrIndx chooses from: MAIR_EL1 here.
///
/// Index 0 is the vmemmap's own, as in Linux; the rest hold what break-before-make tells apart.
enum MAIR {
  static let table: [Attributes] = [
    Attributes(),
    Attributes(inner: .writeThrough, outer: .writeThrough),
    Attributes(inner: .nonCacheable, outer: .nonCacheable),
    device(.deviceNGnRnE), device(.deviceNGnRE), device(.deviceNGRE), device(.deviceGRE),
    Attributes(inner: .writeBack, outer: .nonCacheable),
  ]

  private static func device(_ type: Attributes.MemoryType) -> Attributes {
    Attributes(memoryType: type, inner: .nonCacheable, outer: .nonCacheable)
  }

  /// nil if no index has this type and cacheability.
  static func index(of attributes: Attributes) -> UInt64? {
    // The usual one first: the table is looked through for the others only.
    if attributes.memoryType == .normal, attributes.inner == .writeBack,
      attributes.outer == .writeBack
    {
      return 0
    }
    return table.firstIndex {
      guard $0.memoryType == attributes.memoryType else { return false }
      // Cacheability is a property of Normal memory only.
      return $0.memoryType != .normal
        || ($0.inner, $0.outer) == (attributes.inner, attributes.outer)
    }.map(UInt64.init)
  }

  static func attributes(_ index: UInt64) -> Attributes { table[Int(index & 7)] }
}

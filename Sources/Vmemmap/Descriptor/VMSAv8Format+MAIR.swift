extension VMSAv8Format {
  /// MAIR_EL1 for the descriptors of this format: one byte for each memory type that AttrIndx
  /// chooses (DDI 0487, MAIR_EL1).
  package static var mair: UInt64 {
    MAIR.table.enumerated().reduce(0) { $0 | $1.element.mairByte << (8 * UInt64($1.offset)) }
  }

  /// A block of Device-nGnRnE memory for the kernel, without its address.
  package static var deviceBlock: UInt64 {
    let index = MAIR.table.firstIndex { $0.memoryType == .deviceNGnRnE } ?? 0
    return Bits.valid(1) | Bits.attrIndx(UInt64(index)) | Bits.accessFlag(1) | Bits.pxn(1)
      | Bits.uxn(1)
  }
}

extension Attributes {
  fileprivate var mairByte: UInt64 {
    switch memoryType {
    case .deviceNGnRnE: 0x00
    case .deviceNGnRE: 0x04
    case .deviceNGRE: 0x08
    case .deviceGRE: 0x0c
    case .normal: outer.mairNibble << 4 | inner.mairNibble
    }
  }
}

extension Attributes.Cacheability {
  /// Allocating on reads and writes, not transient.
  fileprivate var mairNibble: UInt64 {
    switch self {
    case .nonCacheable: 0b0100
    case .writeThrough: 0b1011
    case .writeBack: 0b1111
    }
  }
}

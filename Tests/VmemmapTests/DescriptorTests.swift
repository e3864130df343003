import HugeTLB
import Testing

@testable import Vmemmap

/// Values put together by hand from the manuals' bit positions.
@Suite struct DescriptorTests {
  // VMSAv8-64: valid 0, page/table 1, AttrIndx 4:2, AP[2] 7, SH 9:8, AF 10, nG 11, nT 16, DBM 51,
  // Contiguous 52, PXN 53, UXN 54.
  static let arm64: [(Mapping, UInt64, UInt64)] = [
    (.page(.own, .readWrite), 0x12345, 0x0068_0000_1234_5703),
    (.page(.own, .readOnly), 0x12345, 0x0060_0000_1234_5783),
    (.page(.own, .readOnlyDBM), 0x12345, 0x0068_0000_1234_5783),
    (.page(.own, .readWrite, Attributes(contiguous: true)), 0x12345, 0x0078_0000_1234_5703),
    (.page(.own, .readWrite, Attributes(nonGlobal: true)), 0x12345, 0x0068_0000_1234_5F03),
    (.page(.own, .readWrite, Attributes(shareability: .outer)), 0x1, 0x0068_0000_0000_1603),
    (
      .page(.own, .readOnly, Attributes(inner: .nonCacheable, outer: .nonCacheable)), 0x1,
      0x0060_0000_0000_178B
    ),
    (
      .page(
        .own, .readOnly,
        Attributes(memoryType: .deviceNGnRE, inner: .nonCacheable, outer: .nonCacheable)),
      0x1, 0x0060_0000_0000_1793
    ),
  ]

  @Test(arguments: arm64.indices)
  func arm64Pages(_ index: Int) throws {
    let (mapping, frame, bits) = Self.arm64[index]
    let template = try #require(VMSAv8Format.template(for: mapping))
    #expect(template | VMSAv8Format.output(frame, .k4) == bits)
    guard case .page(_, let permission, let attributes) = mapping else { return }
    #expect(
      VMSAv8Format.decode(bits, .pte, .k4)
        == .leaf(
          .init(
            frame: frame, isBlock: false, permission: permission, attributes: attributes,
            accessFlag: true, nT: false, executable: false)))
  }

  @Test func arm64BlocksAndTables() throws {
    let table = try #require(VMSAv8Format.template(for: .table))
    #expect(table | VMSAv8Format.output(0x12345, .k4) == 0x1234_5003)
    #expect(VMSAv8Format.decode(0x1234_5003, .pmd, .k4) == .table(frame: 0x12345))
    // A 2M block at 0x12200 000, then with nT: bit 16.
    let block = try #require(VMSAv8Format.template(for: .block(.readWrite, nT: false)))
    let nT = try #require(VMSAv8Format.template(for: .block(.readWrite, nT: true)))
    #expect(block | VMSAv8Format.output(0x12200, .k4) == 0x0068_0000_1220_0701)
    #expect(nT | VMSAv8Format.output(0x12200, .k4) == 0x0068_0000_1221_0701)
    guard case .leaf(let leaf) = VMSAv8Format.decode(0x0068_0000_1221_0701, .pmd, .k4) else {
      Issue.record("a block isn't a leaf")
      return
    }
    #expect(leaf.isBlock && leaf.nT && leaf.frame == 0x12200)
    // Bits 1:0 = 01 is a block at level 2 and reserved at level 3.
    #expect(
      VMSAv8Format.decode(0x0068_0000_1220_0701, .pte, .k4) == .invalid(raw: 0x0068_0000_1220_0701))
    #expect(VMSAv8Format.decode(0x1234_5002, .pte, .k4) == .invalid(raw: 0x1234_5002))
  }

  static let granules: [(BasePageSize, UInt64)] = [
    (.k4, 0x1_2300_0000), (.k16, 0x4_8C00_0000), (.k64, 0x12_3000_0000),
  ]

  @Test(arguments: granules)
  func outputAddressByGranule(_ page: BasePageSize, _ address: UInt64) {
    #expect(VMSAv8Format.output(0x12_3000, page) == address)
    #expect(VMSAv8Format.frame(of: address | 0x0060_0000_0000_0783, page) == 0x12_3000)
  }

  // x86-64: P 0, RW 1, PWT 3, PCD 4, A 5, D 6, PS 7, G 8, NX 63.
  static let x86: [(Mapping, UInt64)] = [
    (.page(.own, .readWrite), 0x8000_0000_1234_5163),
    (.page(.own, .readOnly), 0x8000_0000_1234_5121),
    (.page(.own, .readWrite, Attributes(nonGlobal: true)), 0x8000_0000_1234_5063),
    (
      .page(.own, .readWrite, Attributes(inner: .writeThrough, outer: .writeThrough)),
      0x8000_0000_1234_516B
    ),
    (
      .page(
        .own, .readWrite,
        Attributes(memoryType: .deviceNGnRnE, inner: .nonCacheable, outer: .nonCacheable)),
      0x8000_0000_1234_517B
    ),
  ]

  @Test(arguments: x86.indices)
  func x86Pages(_ index: Int) throws {
    let (mapping, bits) = Self.x86[index]
    let template = try #require(X86Format.template(for: mapping))
    #expect(template | X86Format.output(0x12345, .k4) == bits)
    guard case .page(_, let permission, let attributes) = mapping else { return }
    #expect(
      X86Format.decode(bits, .pte, .k4)
        == .leaf(
          .init(
            frame: 0x12345, isBlock: false, permission: permission, attributes: attributes,
            accessFlag: true, nT: false, executable: false)))
  }

  @Test func x86BlocksAndTables() throws {
    let table = try #require(X86Format.template(for: .table))
    #expect(table | X86Format.output(0x12345, .k4) == 0x1234_5063)
    #expect(X86Format.decode(0x1234_5063, .pmd, .k4) == .table(frame: 0x12345))
    let block = try #require(X86Format.template(for: .block(.readWrite, nT: false)))
    #expect(block | X86Format.output(0x12200, .k4) == 0x8000_0000_1220_01E3)
    #expect(X86Format.decode(0x8000_0000_1220_01E3, .pmd, .k4).description == "block 0x12200 rw AF")
    #expect(X86Format.decode(0x1234_5062, .pmd, .k4) == .invalid(raw: 0x1234_5062))
  }

  /// What an architecture lacks isn't approximated.
  @Test func whatAFormatCannotExpress() {
    #expect(X86Format.template(for: .block(.readWrite, nT: true)) == nil)
    #expect(X86Format.template(for: .page(.own, .readOnlyDBM)) == nil)
    #expect(X86Format.template(for: .page(.own, .readOnly, Attributes(contiguous: true))) == nil)
    #expect(X86Format.template(for: .page(.own, .readOnly, Attributes(shareability: .non))) == nil)
    let mixed = Attributes(inner: .nonCacheable, outer: .writeThrough)
    #expect(VMSAv8Format.template(for: .page(.own, .readOnly, mixed)) == nil)
  }

  @Test func textForTraces() {
    #expect(VMSAv8Format.decode(0, .pte, .k4).description == "invalid")
    #expect(
      VMSAv8Format.decode(0x0060_0000_1234_5783, .pte, .k4).description == "page 0x12345 ro AF")
    #expect(
      VMSAv8Format.decode(0x0078_0000_1234_5A0B, .pte, .k4).description
        == "page 0x12345 rw inc/onc osh Cont nG")
    #expect(
      VMSAv8Format.decode(0x0068_0000_1221_0701, .pmd, .k4).description == "block 0x12200 rw AF nT")
  }
}

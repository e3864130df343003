import Foundation
import HugeTLB
import Testing

@testable import LinuxHost

/// Type information made by hand after Documentation/bpf/btf.rst.
struct BTFTests {
  /// One type: the name's offset, kind, number of members, size, and what follows.
  struct Entry {
    var name: UInt32 = 0
    var kind: UInt32
    var members: UInt32 = 0
    var size: UInt32 = 0
    var rest = 0
  }

  static let strings = "\0page\0pages\0folio\0"

  static func blob(_ entries: [Entry], strings: String = Self.strings, magic: UInt16 = 0xeb9f)
    -> [UInt8]
  {
    var types: [UInt8] = []
    for entry in entries {
      for word in [entry.name, entry.kind << 24 | entry.members, entry.size] { types += word.bytes }
      types += [UInt8](repeating: 0xaa, count: entry.rest)
    }
    let count = UInt32(types.count)
    let header: [UInt8] =
      magic.bytes + [1, 0] + UInt32(24).bytes + UInt32(0).bytes + count.bytes + count.bytes
      + UInt32(strings.utf8.count).bytes
    return header + types + Array(strings.utf8)
  }

  /// One of each documented kind before the struct that is looked for.
  static let everyKind: [Entry] = [
    Entry(kind: 1, rest: 4), Entry(kind: 2), Entry(kind: 3, rest: 12),
    Entry(name: 6, kind: 4, members: 2, size: 99, rest: 24),
    Entry(name: 1, kind: 5, members: 1, size: 7, rest: 12), Entry(kind: 6, members: 3, rest: 24),
    Entry(name: 1, kind: 7), Entry(kind: 8), Entry(kind: 9), Entry(kind: 10), Entry(kind: 11),
    Entry(kind: 12), Entry(kind: 13, members: 2, rest: 16), Entry(kind: 14, rest: 4),
    Entry(kind: 15, members: 1, rest: 12), Entry(kind: 16), Entry(kind: 17, rest: 4),
    Entry(kind: 18), Entry(kind: 19, members: 2, rest: 24),
    Entry(name: 1, kind: 4, members: 1, size: 64, rest: 12),
  ]

  @Test func findsTheStructBehindEveryKind() throws {
    #expect(try BTF(Self.blob(Self.everyKind)).size(ofStruct: "page") == 64)
    #expect(try BTF(Self.blob(Self.everyKind)).size(ofStruct: "pages") == 99)
  }

  @Test func equalTwinsAgreeAndOthersAreAmbiguous() throws {
    let page = Entry(name: 1, kind: 4, size: 80)
    #expect(try BTF(Self.blob([page, page])).size(ofStruct: "page") == 80)
    let other = Entry(name: 1, kind: 4, size: 64)
    #expect(throws: BTFError.ambiguous("page")) {
      try BTF(Self.blob([page, other])).size(ofStruct: "page")
    }
  }

  @Test func saysWhatIsWrong() throws {
    #expect(throws: BTFError.notBTF) { try BTF([]) }
    #expect(throws: BTFError.notBTF) { try BTF([0x9f]) }
    #expect(throws: BTFError.notBTF) { try BTF(Array("no types here".utf8)) }
    #expect(throws: BTFError.otherByteOrder) { try BTF(Self.blob([], magic: 0x9feb)) }
    #expect(throws: BTFError.noStruct("page")) { try BTF(Self.blob([])).size(ofStruct: "page") }
    #expect(throws: BTFError.unknownKind(20)) {
      try BTF(Self.blob([Entry(kind: 20)])).size(ofStruct: "page")
    }
    #expect(throws: BTFError.noStruct("folio")) {
      // The name's offset lies behind the strings.
      try BTF(Self.blob([Entry(name: 0xffff_ffff, kind: 4, size: 8)])).size(ofStruct: "folio")
    }
  }

  @Test func everyTruncationIsAnError() throws {
    let blob = Self.blob(Self.everyKind)
    for count in 0..<blob.count {
      #expect(throws: BTFError.self) {
        try BTF(Array(blob.prefix(count))).size(ofStruct: "page")
      }
    }
  }

  @Test func noDamageTraps() {
    var generator = SystemRandomNumberGenerator()
    let blob = Self.blob(Self.everyKind)
    var sizes: Set<UInt32> = []
    for _ in 0..<20_000 {
      var damaged = blob
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        damaged[Int.random(in: 0..<blob.count, using: &generator)] =
          [0, 0xff, .random(in: 0...255, using: &generator)].randomElement(using: &generator)!
      }
      if let size = try? BTF(damaged).size(ofStruct: "page") { sizes.insert(size) }
    }
    #expect(sizes.contains(64), "damage elsewhere leaves the struct readable")
  }
}

struct StructPageReadingTests {
  @Test func takesTheKernelsOwnSize() throws {
    let fake = try FakeHost()
    for size: UInt32 in [56, 64, 80] {
      let page = BTFTests.Entry(name: 1, kind: 4, size: size)
      try fake.add("sys/kernel/btf/vmlinux", .init(BTFTests.blob([page])))
      let reading = StructPageReading(of: fake.host())
      #expect(reading.size.bytes == UInt64(size))
      #expect(reading.source == .kernelTypes)
    }
  }

  @Test func elseAssumesTheUsualAndSaysWhy() throws {
    let fake = try FakeHost()
    for contents in [nil, [], [1, 2, 3], BTFTests.blob([.init(name: 1, kind: 4, size: 3)])] {
      if let contents { try fake.add("sys/kernel/btf/vmlinux", .init(contents as [UInt8])) }
      let reading = StructPageReading(of: fake.host())
      #expect(reading.size.bytes == 64)
      guard case .assumed(let reason) = reading.source else {
        Issue.record("\(reading)")
        continue
      }
      #expect(reason.contains("/sys/kernel/btf/vmlinux"))
    }
  }
}

extension FixedWidthInteger {
  fileprivate var bytes: [UInt8] { withUnsafeBytes(of: self) { Array($0) } }
}

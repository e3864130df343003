import HugeTLB
import Testing

struct ArchitectureTests {
  /// domain: sysfs sizes in kB for each architecture and base page.
  static let table: [(Architecture, BasePageSize, [UInt64])] = [
    (.x86_64, .k4, [2048, 1_048_576]),
    (.arm64, .k4, [64, 2048, 32768, 1_048_576]),
    (.arm64, .k16, [2048, 32768, 1_048_576]),
    (.arm64, .k64, [2048, 524_288, 16_777_216]),
    (.riscv64, .k4, [64, 2048, 1_048_576]),
    (.loongarch64, .k4, [2048]), (.loongarch64, .k16, [32768]), (.loongarch64, .k64, [524_288]),
    (.ppc64, .k4, [2048, 1_048_576]), (.ppc64, .k64, [2048, 1_048_576]),
    (.s390x, .k4, [1024, 2_097_152]),
  ]

  @Test func sizesOfEveryArchitecture() {
    for (architecture, page, kib) in Self.table {
      let sizes = architecture.hugePageSizes(page).map { $0.size.bytes / 1024 }
      #expect(sizes == kib, "\(architecture) \(page)")
    }
  }

  @Test func tableCoversEveryBasePage() {
    for architecture in Architecture.allCases {
      for page in BasePageSize.allCases {
        let known = Self.table.contains { $0.0 == architecture && $0.1 == page }
        #expect(known == architecture.basePageSizes.contains(page))
        #expect(known == !architecture.hugePageSizes(page).isEmpty)
      }
    }
  }

  /// A PMD-size page is what one PMD entry maps: entries per table × base page.
  @Test func pmdPagesFillOnePMD() throws {
    for (architecture, page, _) in Self.table {
      let model = try KernelModel(architecture: architecture, page: page)
      for huge in architecture.hugePageSizes(page) where huge.kind == .pmd {
        #expect(huge.size.bytes == model.geometry.pmdBytes, "\(architecture) \(page)")
      }
    }
  }

  @Test(arguments: [
    ("aarch64", Architecture.arm64), ("AMD64", .x86_64), ("x86_64", .x86_64), ("riscv64", .riscv64),
    ("ppc64le", .ppc64), ("s390", .s390x), ("loong64", .loongarch64), ("arm64", .arm64),
  ])
  func aliases(text: String, architecture: Architecture) throws {
    #expect(try Architecture(parsing: text) == architecture)
  }

  @Test func unknownNameListsTheKnown() {
    let error = #expect(throws: ArchitectureError.self) { try Architecture(parsing: "mips") }
    for architecture in Architecture.allCases {
      #expect(error?.description.contains(architecture.rawValue) == true)
    }
  }

  @Test func missingSizeListsThoseItHas() throws {
    let size = try HugePageSize(parsing: "32M")
    let error = #expect(throws: ArchitectureError.self) {
      try Architecture.x86_64.check(size, page: .k4)
    }
    #expect(error?.description.contains("2M, 1G") == true)
    #expect(throws: ArchitectureError.basePage(.k64, .x86_64)) {
      try Architecture.x86_64.check(.m2, page: .k64)
    }
  }

  @Test func supportByVersion() {
    #expect(Architecture.x86_64.hvoSupport(KernelVersion(5, 14)).isSupported)
    #expect(Architecture.x86_64.hvoSupport(nil).isSupported)
    #expect(Architecture.x86_64.hvoSupport(KernelVersion(5, 13)).reason == "no HVO before 5.14")
    #expect(!Architecture.riscv64.hvoSupport(KernelVersion(6, 4)).isSupported)
    #expect(Architecture.riscv64.hvoSupport(KernelVersion(6, 5)).isSupported)
    #expect(Architecture.loongarch64.hvoSupport(KernelVersion(6, 4)).isSupported)
    #expect(!Architecture.arm64.hvoSupport(nil).isSupported)
    #expect(Architecture.arm64.hvoSupport(KernelVersion(6, 12)).reason.contains("060a2c92d1b6"))
    #expect(!Architecture.s390x.hvoSupport(KernelVersion(6, 18, candidate: 4)).isSupported)
    #expect(!Architecture.ppc64.hvoSupport(nil).isSupported)
    if case .uncertain = Architecture.s390x.hvoSupport(KernelVersion(6, 17)) {
    } else {
      Issue.record("s390x before 6.18-rc4 had it for some versions")
    }
  }
}

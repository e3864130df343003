import HugeTLB
import Testing

struct OptimizableVmemmapTests {
  /// Kernel documentation, architecture tables, and for s390x commit 00a34d5a99c0 (3 of 4 pages
  /// for 1M, 8191 of 8192 for 2G): (architecture, base page, huge page, base pages freed).
  @Test(
    arguments: [
      (Architecture.x86_64, BasePageSize.k4, "2M", 7), (.x86_64, .k4, "1G", 4095),
      (.arm64, .k4, "64K", 0), (.arm64, .k4, "2M", 7), (.arm64, .k4, "32M", 127),
      (.arm64, .k4, "1G", 4095), (.arm64, .k16, "2M", 0), (.arm64, .k16, "32M", 7),
      (.arm64, .k16, "1G", 255), (.arm64, .k64, "2M", 0), (.arm64, .k64, "512M", 7),
      (.arm64, .k64, "16G", 255), (.riscv64, .k4, "64K", 0), (.riscv64, .k4, "2M", 7),
      (.riscv64, .k4, "1G", 4095), (.loongarch64, .k4, "2M", 7), (.loongarch64, .k16, "32M", 7),
      (.loongarch64, .k64, "512M", 7), (.s390x, .k4, "1M", 3), (.s390x, .k4, "2G", 8191),
      (.ppc64, .k64, "2M", 0), (.ppc64, .k64, "1G", 15),
    ] as [(Architecture, BasePageSize, String, UInt64)])
  func freedPages(
    architecture: Architecture, page: BasePageSize, text: String, freed: UInt64
  ) throws {
    let model = try KernelModel(architecture: architecture, page: page)
    let result = OptimizableVmemmap(try HugePageSize(parsing: text), in: model)
    #expect(result.freed == freed * page.bytes)
    #expect(result.kept + result.freed == result.before)
    #expect((result.noSaving == nil) == (freed > 0))
  }

  @Test(
    arguments: [
      ("5.15", 24576, 16_769_024), ("5.18", 28672, 16_773_120), ("5.13", 0, 0),
      ("5.14", 24576, 16_769_024), ("6.18", 28672, 16_773_120),
    ] as [(String, UInt64, UInt64)])
  func reserveByKernel(kernel: String, m2: UInt64, g1: UInt64) throws {
    let model = try KernelModel(
      architecture: .x86_64, version: try KernelVersion(parsing: kernel))
    #expect(OptimizableVmemmap(.m2, in: model).freed == m2)
    #expect(OptimizableVmemmap(.g1, in: model).freed == g1)
    if m2 == 0 {
      let reason = OptimizableVmemmap(.m2, in: model).noSaving?.description
      #expect(reason?.contains("no HVO before 5.14") == true)
    }
  }

  @Test(arguments: [(56, 0), (72, 0), (80, 0), (64, 28672), (128, 61440)] as [(UInt64, UInt64)])
  func structPageSize(bytes: UInt64, freed: UInt64) throws {
    let structPage = try #require(StructPageSize(bytes: bytes))
    let model = try KernelModel(architecture: .x86_64, structPage: structPage)
    let result = OptimizableVmemmap(.m2, in: model)
    #expect(result.freed == freed)
    let isRefused = result.noSaving == .structPageNotPowerOfTwo(structPage)
    #expect(isRefused == (freed == 0))
  }

  @Test func basePagesOf1GiB() throws {
    let model = try KernelModel(architecture: .x86_64)
    #expect(OptimizableVmemmap(.g1, in: model).basePages == 262_144)
  }
}

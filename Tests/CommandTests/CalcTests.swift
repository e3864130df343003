import Foundation
import TestSupport
import Testing

/// The calculator as a user calls it; expected bytes are computed here from the kernel's rule.
@Suite struct CalcTests {
  static func json(_ arguments: [String]) async throws -> [String: Any] {
    let run = try await Tool.run(["calc", "--format", "json"] + arguments)
    #expect(run.code == 0, "\(run.errors)")
    #expect(run.errors.isEmpty)
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  static func rows(_ arguments: [String]) async throws -> [[String: Any]] {
    try #require(try await json(arguments)["savings"] as? [[String: Any]])
  }

  @Test(arguments: [
    ("5.13", 0, 0), ("5.15", 6 * 4096, 4094 * 4096), ("5.17", 6 * 4096, 4094 * 4096),
    ("5.18", 7 * 4096, 4095 * 4096), ("6.18", 7 * 4096, 4095 * 4096),
  ])
  func theReserveGoesByVersion(kernel: String, of2M: Int, of1G: Int) async throws {
    let rows = try await Self.rows(
      ["--hugepages", "2M,1G", "--count", "1", "--kernel", kernel, "--arch", "x86_64"])
    #expect(rows.map { $0["vmemmapFreedBytes"] as? Int } == [of2M, of1G])
    if kernel == "5.13" { #expect("\(rows[0]["notes"] ?? "")".contains("no HVO before 5.14")) }
  }

  @Test(arguments: [(56, 0), (72, 0), (80, 0), (128, 15 * 4096)])
  func structPageSizes(bytes: Int, freed: Int) async throws {
    let rows = try await Self.rows(
      ["--hugepages", "2M", "--count", "1", "--struct-page", "\(bytes)", "--arch", "x86_64"])
    #expect(rows[0]["vmemmapFreedBytes"] as? Int == freed)
    if freed == 0 { #expect("\(rows[0]["notes"] ?? "")".contains("no power of two")) }
  }

  /// The sizes that each architecture's hugetlbpage.c accepts, where 2M and 1G aren't both among them.
  @Test(arguments: [
    (["loongarch64"], [32 << 20]), (["s390x"], [1 << 20, 2 << 30]),
    (["arm64", "--page-size", "64K"], [2 << 20, 512 << 20, 16 << 30]),
    (["riscv64"], [2 << 20, 1 << 30]),
  ])
  func sizesThatArentTyped(arch: [String], sizes: [Int]) async throws {
    let rows = try await Self.rows(["--count", "10", "--arch"] + arch)
    #expect(rows.map { $0["sizeBytes"] as? Int } == sizes)
  }

  @Test func twoSizesHaveALineEachAndATotal() async throws {
    let file = try await Self.json(
      ["--hugepages", "2M,1G", "--count", "2M=512,1G=4", "--arch", "x86_64"])
    let rows = try #require(file["savings"] as? [[String: Any]])
    #expect(rows.count == 2)
    let total = try #require(file["savingsTotal"] as? [String: Any])
    #expect(total["vmemmapFreedBytes"] as? Int == 81_772_544)
  }

  /// 28672 B less a table of 4 KiB, and from 7.1 a shared tail page.
  @Test(arguments: [
    ("x86_64", "6.12", 24576, nil), ("x86_64", "7.5", 20480, nil), ("arm64", "6.3", 0, 24576),
  ])
  func theTotalKeepsWhatThereIsApart(arch: String, kernel: String, net: Int, would: Int?)
    async throws
  {
    let arguments = [
      "--hugepages", "2M", "--count", "1", "--arch", arch, "--kernel", kernel,
    ]
    let total = try #require(try await Self.json(arguments)["savingsTotal"] as? [String: Any])
    #expect(total["netBytes"] as? Int == net)
    #expect(total["wouldNetBytes"] as? Int == would)
  }

  @Test func memoryThatIsNoMultipleIsNamed() async throws {
    let rows = try await Self.rows(["--hugepages", "2M", "--memory", "5MiB", "--arch", "x86_64"])
    #expect(rows[0]["count"] as? Int == 2)
    #expect(rows[0]["vmemmapFreedBytes"] as? Int == 57344)
    #expect("\(rows[0]["notes"] ?? "")".contains("1048576 B) not covered"))
  }

  @Test func partsOfTheMemoryAddUp() async throws {
    let file = try await Self.json(
      ["--hugepages", "2M", "--count", "262144", "--ram", "1TiB", "--arch", "x86_64"])
    let total = try #require(file["savingsTotal"] as? [String: Any])
    let balance = try #require(total["balance"] as? [String: Any])
    let pool = 512 << 30
    #expect(total["vmemmapBeforeBytes"] as? Int == 8 << 30)
    #expect(total["vmemmapAfterBytes"] as? Int == 1 << 30)
    // One PTE page for each 128 MiB of the contiguous pool.
    #expect(total["spentBytes"] as? Int == pool / (128 << 20) * 4096)
    #expect(balance["restBeforeBytes"] as? Int == 1 << 40 - pool - 8 << 30)
  }

  @Test func textGivesBothFormsAndNeverGB() async throws {
    let run = try await Tool.run(
      ["calc", "--hugepages", "2M", "--count", "262144", "--arch", "x86_64"])
    #expect(run.output.contains("7.00 GiB"))
    #expect(run.output.contains("7516192768 B"))
    #expect(!run.output.contains("GB"))
  }

  @Test func bootParametersKeepEachCountBehindItsSize() async throws {
    let run = try await Tool.run(
      ["calc", "--hugepages", "1G,2M", "--count", "1G=32,2M=1024", "--boot-parameters"])
    #expect(run.output == "hugepagesz=1G hugepages=32 hugepagesz=2M hugepages=1024\n")
  }

  @Test(arguments: [
    (["--hugepages", "3M"], "3M"), (["--hugepages", ""], "size"),
    (["--hugepages", "2M,,1G"], "empty size"),
    (["--hugepages", "2M,2M"], "2M"), (["--hugepages", "64K", "--arch", "x86_64"], "64K"),
    (["--count", "2M=0,1G=1"], "0"), (["--count", "2M=1"], "1G"), (["--count", "4M=1"], "4M"),
    (["--count", "-1"], "-1"), (["--count", "9223372036854775808"], "9223372036854775808"),
    (["--count", "99999999999999999999999"], "99999999999999999999999"),
    (["--count", "50%"], "memory"),
    (["--hugepages", "2M", "--count", "40000", "--ram", "64GiB"], "64"),
    (["--arch", "vax"], "vax"), (["--page-size", "8K"], "8K"), (["--kernel", "banana"], "banana"),
    (["--struct-page", "7"], "7"), (["--struct-page", "-8"], "-8"), (["--ram", "64GB"], "64GB"),
    (["--format", "xml"], "xml"), (["--placement", "sideways"], "sideways"),
    (["--memory", "1G", "--count", "1"], "--count"),
    (["--arch", "arm64", "--page-size", "64K", "--hugepages", "1G"], "1G"),
    (["--memory", ""], "--memory"), (["--memory", "-5"], "--memory"), (["--ram", "x"], "--ram"),
    (["--memory", "0"], "no whole page of 2M or 1G"), (["--memory", "1"], "no whole page"),
    (["--memory", "5k"], "5.00 KiB (5120 B) holds no whole page"),
    (["--count", "4", "--count", "5"], "--count is given twice, as '4' and '5'"),
    (["--hugepages", "2M", "--hugepages=1M"], "--hugepages is given twice"),
    (["--count", "x"], "--count"), (["--hugepages", "x"], "--hugepages"),
    (["--kernel", ""], "--kernel"), (["--arch", ""], "--arch"),
    (["--page-size", "x"], "--page-size"),
    (["--struct-page", "x"], "multiple of 8"), (["--hugepages", "\u{1B}[31m"], "?[31m"),
  ])
  func badInputIsOneLineNamingIt(arguments: [String], named: String) async throws {
    let run = try await Tool.run(["calc"] + arguments)
    #expect(run.code == 64, "\(arguments): \(run.output)\(run.errors)")
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
    #expect(run.errors.contains(named), "\(run.errors)")
    #expect(!run.errors.contains("\u{1B}"))
  }

  /// 64 GiB of pool leave no room for their own struct pages: 1 GiB, or 128 MiB with HVO.
  @Test func poolsWhoseVmemmapDoesNotFitAreWarnedOf() async throws {
    let arguments = ["--hugepages", "2M", "--count", "32768", "--arch", "x86_64"]
    let file = try await Self.json(arguments + ["--ram", "64GiB"])
    let warnings = try #require(file["warnings"] as? [[String: Any]])
    #expect(warnings.count == 1 && "\(warnings)".contains("128 MiB"), "\(warnings)")
    #expect((file["savingsTotal"] as? [String: Any])?["balance"] == nil)
    let roomy = try await Self.json(arguments + ["--ram", "66GiB"])
    #expect((roomy["warnings"] as? [Any])?.isEmpty == true)
  }

  /// A note names the rows that it is about and no others.
  @Test func notesNameTheirRows() async throws {
    let rows = try await Self.rows(
      ["--hugepages", "64K,2M", "--count", "1", "--arch", "arm64", "--kernel", "6.1"])
    let notes = rows.map { "\($0["notes"] ?? "")" }
    // 16 pages of 64 B fit into the page that HVO keeps.
    #expect(
      notes[0].contains("its struct pages take 1024 B") && !notes[0].contains("if this kernel"))
    #expect(notes[1].contains("saves if this kernel has HVO") && !notes[1].contains("take"))
    #expect(!"\(notes)".contains("would save"))
  }

  @Test func memoryThatHoldsNoPageOfOneSizeNamesIt() async throws {
    let file = try await Self.json(["--hugepages", "2M,1G", "--memory", "5MiB"])
    #expect((file["savings"] as? [Any])?.count == 1)
    #expect("\(file["warnings"] ?? "")".contains("holds no whole page of 1G"))
  }

  @Test func aSizeThatNoShareOfTheMemoryHoldsIsNamed() async throws {
    let file = try await Self.json(
      ["--hugepages", "2M,1G", "--ram", "1GiB", "--arch", "x86_64"])
    #expect((file["savings"] as? [Any])?.count == 4)
    let warnings = try #require(file["warnings"] as? [[String: Any]])
    #expect(warnings.count == 1)
    #expect("\(warnings)".contains("no page of 1G fits into 75 % of the memory"))
  }

  @Test(arguments: ["--hugepages", "--count", "--kernel", "--struct-page", "--format"])
  func oneHundredKilobytesAreNotEchoed(option: String) async throws {
    let run = try await Tool.run(["calc", option, String(repeating: "9", count: 100_000)])
    #expect(run.code == 64)
    #expect(run.errors.utf8.count < 1000)
  }

  @Test func anUnwritableFileIsFoundBeforeAnything() async throws {
    let run = try await Tool.run(["calc", "--count", "1", "--output", "/no/such/directory/x.json"])
    #expect(run.code == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("/no/such/directory"))
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskLosesNothing() async throws {
    let run = try await Tool.run(["calc", "--count", "1", "--output", "/dev/full"])
    #expect(run.code == 2)
    #expect(run.output.contains("Savings"))
    #expect(run.output.contains("\"savings\""))
    #expect(run.errors.contains("/dev/full"))
  }
}

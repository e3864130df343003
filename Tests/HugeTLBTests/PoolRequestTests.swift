import HugeTLB
import Testing

struct PoolRequestTests {
  @Test func countsPerSizeInTheOrderOfTheSizes() throws {
    let request = try PoolRequest(sizes: "2M,1G", counts: "1G=512,2M=100000")
    let pools = try request.pools(memory: nil)
    #expect(pools == [Pool(.m2, count: 100_000), Pool(.g1, count: 512)])
  }

  @Test func sharesOfMemory() throws {
    let memory = try ByteCount(parsing: "64GiB")
    let request = try PoolRequest(sizes: "2M,1G", counts: "2M=50%,1G=12.5%")
    #expect(try request.pools(memory: memory) == [Pool(.m2, count: 16384), Pool(.g1, count: 8)])
    let bare = try PoolRequest(sizes: "2M,1G", counts: "25%")
    #expect(try bare.pools(memory: memory) == [Pool(.m2, count: 8192), Pool(.g1, count: 16)])
    #expect(throws: PoolRequestError.memoryUnknown) { try bare.pools(memory: nil) }
    #expect(throws: PoolRequestError.shareTooSmall(.g1, ByteCount(1 << 30)!)) {
      try bare.pools(memory: ByteCount(1 << 30))
    }
  }

  @Test func bareNumberIsForEverySize() throws {
    let request = try PoolRequest(sizes: "2M,1G", counts: "3")
    #expect(try request.pools(memory: nil) == [Pool(.m2, count: 3), Pool(.g1, count: 3)])
  }

  @Test(arguments: [
    ("", "1", PoolRequestError.noSizes), ("2M,2048kB", "1", .repeatedSize(.m2)),
    ("2M,,1G", "1", .badSize(.unreadable(.empty))), ("3M", "1", .badSize(.notAPowerOfTwo("3M"))),
    ("2M", "", .badCount("")), ("2M", "0", .zeroCount("0")), ("2M", "-1", .badCount("-1")),
    ("2M", "1.5", .badCount("1.5")), ("2M", "5K", .badCount("5K")),
    ("2M", "9223372036854775808", .countTooLarge("9223372036854775808")),
    ("2M", "99999999999999999999999", .countTooLarge("99999999999999999999999")),
    ("2M", "0%", .badShare("0%")), ("2M", "101%", .badShare("101%")),
    ("2M", "100.0000001%", .badShare("100.0000001%")), ("2M", "%", .badShare("%")),
    ("2M", "1G=4", .sizeNotAsked(.g1, asked: [.m2])), ("2M", "2M=1,2M=2", .repeatedSize(.m2)),
    ("2M,1G", "2M=1", .countMissing(.g1)), ("2M,1G", "2M=1,7", .mixed("2M=1,7")),
    ("2M,1G", "1,2", .mixed("1,2")), ("2M", "2M=", .badCount("")),
  ])
  func refuses(sizes: String, counts: String, error: PoolRequestError) {
    #expect(throws: error) { try PoolRequest(sizes: sizes, counts: counts) }
    #expect(!error.description.contains("\n"))
  }

  @Test func usualCountsDropZerosAndRepeats() throws {
    let memory = try ByteCount(parsing: "8GiB")
    let usual = { (size: HugePageSize, memory: ByteCount) in
      HugePageCount.usual(of: size, memory: memory).map { [$0.percent, $0.count] }
    }
    #expect(usual(.m2, memory) == [[1, 40], [25, 1024], [50, 2048], [75, 3072]])
    #expect(usual(.g1, memory) == [[25, 2], [50, 4], [75, 6]])
    #expect(usual(.g1, ByteCount(3 << 30)!) == [[50, 1], [75, 2]])
    #expect(usual(.g1, .zero) == [])
  }

  /// kubernetes#98513: less was given than asked for, without a word.
  @Test func uncoveredRemainderIsNamed() throws {
    let covered = CoveredMemory(try ByteCount(parsing: "5MiB"), in: .m2)
    #expect(covered.pool == Pool(.m2, count: 2))
    #expect(covered.uncovered.bytes == 1_048_576)
    #expect(covered.note?.contains("1048576 B") == true)
    #expect(CoveredMemory(try ByteCount(parsing: "4MiB"), in: .m2).note == nil)
    let model = try KernelModel(architecture: .x86_64)
    #expect(try SavingsPlan([covered.pool], in: model).total.freed == 57344)
  }
}

import TestSupport
import Testing

/// Random command lines of `calc`: an answer or one line, never a trap.
@Suite struct FuzzTests {
  /// xorshift64*: the same lines on every run.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state ^= state >> 12
      state ^= state << 25
      state ^= state >> 27
      return state &* 0x2545_F491_4F6C_DD1D
    }
  }

  private static let options = [
    "--hugepages", "--count", "--memory", "--ram", "--arch", "--page-size", "--kernel",
    "--struct-page", "--vmemmap", "--placement", "--format", "--details", "--boot-parameters",
    "--help", "--", "--nonsense",
  ]
  private static let values = [
    "2M", "1G", "2M,1G", "64K,2M,32M,1G", "16G", "512M", "4E", "8E", "7E", "0", "1", "-1", "1e309",
    "nan", "inf", "50%", "0%", "100%", "0.000001%", "2M=1,1G=2", "2M=50%,1G=50%", "2M=100%",
    "9223372036854775807", "9223372036854775808", "18446744073709551616", "340282366920938463463",
    "1B", "7EiB", "8EiB", "64GiB", "1TiB", "x86_64", "arm64", "riscv64", "loongarch64", "ppc64",
    "s390x", "4K", "16K", "64K", "5.13", "5.15", "6.18", "4294967295.4294967295", "64", "8", "4096",
    "72", "pmd", "base-pages", "contiguous", "scattered", "text", "json", "csv", "markdown", "",
    " ", ",", "=", "%", "🙂", "2M\u{1}", "\u{1B}[2J", "２Ｍ", "0x10", "1_000", "+5", "1,024", "2M=",
    "=2M", "e\u{301}", "-", "--",
  ]

  @Test(arguments: 0..<8)
  func calcAnswersOrRefuses(seed: UInt64) async throws {
    var generator = Generator(state: 0x9E37_79B9_7F4A_7C15 ^ (seed &+ 1))
    for _ in 0..<40 {
      var arguments = ["calc"]
      for _ in 0..<Int.random(in: 0...5, using: &generator) {
        arguments.append(Self.options.randomElement(using: &generator)!)
        if Int.random(in: 0..<8, using: &generator) > 0 {
          arguments.append(Self.values.randomElement(using: &generator)!)
        }
      }
      let run = try await Tool.run(arguments)
      #expect([0, 64].contains(run.code), "\(arguments): \(run.code ?? -1) \(run.errors)")
      if run.code == 0 {
        #expect(!run.output.isEmpty, "\(arguments)")
      } else {
        #expect(run.output.isEmpty, "\(arguments)")
        #expect(run.errors.split(separator: "\n").count == 1, "\(arguments): \(run.errors)")
        #expect(run.errors.hasPrefix("hvo-bench: "), "\(arguments)")
      }
    }
  }
}

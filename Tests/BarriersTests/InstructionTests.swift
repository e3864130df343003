import Foundation
import Measurement
import TestSupport
import Testing

@testable import Barriers

@Suite struct InstructionTests {
  @Test(arguments: InstructionOperation.Instruction.allCases)
  func everyInstructionRuns(instruction: InstructionOperation.Instruction) throws {
    var operation = InstructionOperation(instruction)
    var guardian = NoGuard()
    var sampler = Sampler(clock: MonotonicRawClock())
    let samples = sampler.sample(
      &operation, guard: &guardian, plan: SamplingPlan(count: 20, warmUp: 1...1))
    #expect(samples.count == 20)
    #expect(samples.operationsPerSample == 1000)
    #expect(try #require(samples.summary()).minimum > 0)
  }

  /// The instruction that each loop has to hold, per architecture.
  static let expected: [String: [(function: String, instruction: String)]] = [
    "x86_64-linux-gnu": [
      ("counter_read", "rdtsc"), ("counter_read_ordered", "rdtscp"), ("full_fence", "mfence"),
      ("instruction_fence", "lfence"), ("store_fence", "sfence"), ("memory_order", "lock"),
      ("spin_hint", "pause"),
    ],
    "aarch64-linux-gnu": [
      ("counter_read", "cntvct_el0"), ("counter_read_ordered", "isb"), ("full_fence", "dsb\tish"),
      ("instruction_fence", "isb"), ("store_fence", "dmb\tishst"), ("memory_order", "dmb\tish"),
      ("spin_hint", "yield"),
    ],
  ]

  @Test(.enabled(if: clang != nil, "needs clang"), arguments: expected.keys.sorted())
  func theHeaderEmitsThePromisedInstructions(target: String) throws {
    for (function, instruction) in Self.expected[target] ?? [] {
      let text = try assembly(of: "hvo_repeat_\(function)", target: target)
      #expect(text.lowercased().contains(instruction), "\(function)")
    }
  }

  private func assembly(of function: String, target: String) throws -> String {
    let header = repositoryRoot.appending(path: "Sources/CBarriers/include/instructions.h")
    let source = """
      #include "\(header.path)"
      void probe(void) { \(function)(1000); }
      """
    let process = Process()
    process.executableURL = clang
    process.arguments = [
      "--target=\(target)", "-ffreestanding", "-O2", "-S", "-x", "c", "-o", "-", "-",
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Data(source.utf8))
    try input.fileHandleForWriting.close()
    let text = try output.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    return String(decoding: text, as: UTF8.self)
  }
}

/// The first clang in PATH.
private let clang = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
  .map { URL(filePath: String($0)).appending(path: "clang") }
  .first { FileManager.default.isExecutableFile(atPath: $0.path) }

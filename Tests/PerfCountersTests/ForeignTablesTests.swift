import Foundation
import ReferenceData
import TestSupport
import Testing

@testable import PerfCounters

/// The names of data/counters.yaml for CPUs of another architecture, against a build of libpfm4's source
/// for that architecture: `make -C lib CONFIG_PFMLIB_ARCH_ARM64=y libpfm.a` in its source, and
/// HVO_LIBPFM4_ARM64 set to the archive (with its headers in ../include).
@Suite struct ForeignTablesTests {
  static let archive = ProcessInfo.processInfo.environment["HVO_LIBPFM4_ARM64"]
  // Those that a release has; the others' tables are in libpfm4's repository only.
  static let names = CuratedCountersTests.data.sets
    .filter { $0.pmu.hasPrefix("arm_") && $0.library == "4.13" }
    .flatMap { $0.events.compactMap(\.name) }

  @Test(
    .enabled(
      if: archive != nil,
      "not checked: set HVO_LIBPFM4_ARM64 to a libpfm.a built with CONFIG_PFMLIB_ARCH_ARM64=y"))
  func armNamesAreEncoded() throws {
    let archive = try #require(Self.archive)
    let program = FileManager.default.temporaryDirectory.appending(
      path: "encode-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: program) }
    let source = repositoryRoot.appending(path: "Tests/PerfCountersTests/encode_names.c").path
    let include = URL(filePath: archive).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "include").path
    _ = try run("cc", ["-I\(include)", "-o", program.path, source, archive])
    let lines = try run(program.path, Self.names).split(separator: "\n").map(String.init)
    #expect(lines.count == Self.names.count)
    for line in lines { #expect(!line.contains(" - "), "\(line)") }
    // DDI 0487, PMU events: CPU_CYCLES 11H, DTLB_WALK 34H, L1D_TLB_REFILL 05H.
    for (name, code) in [("CPU_CYCLES", "11"), ("DTLB_WALK", "34"), ("L1D_TLB_REFILL", "5")] {
      let codes = lines.filter { $0.contains("::\(name) ") }.compactMap {
        $0.split(separator: " ").last
      }
      #expect(codes.count == 4)
      // Modes to count are above the event's number.
      for found in codes {
        let number = (UInt64(found, radix: 16) ?? 0) & 0xffff
        #expect(number == UInt64(code, radix: 16))
      }
    }
  }

  private func run(_ program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [program] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(program)")
    return String(decoding: data, as: UTF8.self)
  }
}

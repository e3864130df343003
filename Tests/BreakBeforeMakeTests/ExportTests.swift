import Foundation
import TestSupport
import Testing
import Vmemmap

@testable import BreakBeforeMake

@Suite struct ExportTests {
  static let golden = repositoryRoot.appending(path: "Tests/BreakBeforeMakeTests/Golden")

  static func golden(_ name: String) throws -> String {
    try String(contentsOf: golden.appending(path: name), encoding: .utf8)
  }

  /// Every file of every built-in protocol.
  static func every(
    _ export: (RemapProtocol, RemapOperation, CheckSetting) throws -> [ExportedFile]
  ) throws -> [ExportedFile] {
    try BuiltInProtocol.allCases.flatMap { p in
      try RemapOperation.allCases.filter { p != .bootTime || $0 != .demote }.flatMap {
        try export(p.make(), $0, Lab.armBest)
      }
    }
  }

  /// The golden files were read line by line against the protocol, and the trace was accepted by
  /// casemate-check (commit fd6825d of June 2026).
  @Test func goldenFiles() throws {
    let shared = BuiltInProtocol.sharedTailsReadOnlyFirstHeadInPlace.make()
    let exchange = BuiltInProtocol.accessFlag.make()
    let files =
      try HerdExport.files(shared, .restore, Lab.armBest)
      + CasemateExport.files(shared, .restore, Lab.armBest)
      + HerdExport.files(exchange, .optimize, Lab.armBest)
    for name in [
      "shared-tails-ro-first-head-in-place.de-hvo.tail.load.litmus",
      "shared-tails-ro-first-head-in-place.de-hvo.casemate",
      "access-flag.hvo.head.try-get.litmus",
    ] {
      let file = try #require(files.first { $0.name == name })
      #expect(try file.text == Self.golden(name), "\(name)")
    }
  }

  @Test func oneTestPerEntryAndWalker() throws {
    let names = try HerdExport.files(BuiltInProtocol.direct.make(), .optimize, Lab.arm).map(\.name)
    #expect(
      names == [
        "direct.hvo.head.load.litmus", "direct.hvo.head.try-get.litmus",
        "direct.hvo.tail.load.litmus",
      ])
    // De-HVO touches tails only; a demote is both.
    let restore = try HerdExport.files(BuiltInProtocol.direct.make(), .restore, Lab.arm)
    #expect(restore.map(\.name) == ["direct.de-hvo.tail.load.litmus"])
    #expect(try HerdExport.files(BuiltInProtocol.direct.make(), .demote, Lab.arm).count == 4)
  }

  @Test func litmusTestsAreWellFormed() throws {
    for file in try Self.every(HerdExport.files) {
      let lines = file.text.split(separator: "\n").map(String.init)
      #expect(lines[0] == "AArch64 " + file.name.dropLast(".litmus".count))
      #expect(lines[1] == "Variant=vmsa")
      #expect(lines.last?.hasPrefix("exists ") == true)
      let rows = lines.filter { $0.hasSuffix(" ;") }
      #expect(Set(rows.map(\.count)).count == 1, "\(file.name): columns")
      #expect(rows.contains { $0.contains("STR X") || $0.contains("CAS X") })
      for limitation in file.limitations { #expect(file.text.contains(limitation)) }
      #expect(file.text.contains("hvo-bench, arm64"))
      // Every descriptor register that is stored is given a value.
      for register in 3...9 where rows.contains(where: { $0.contains("STR X\(register),") }) {
        #expect(lines.contains { $0.contains("0:X\(register)=(oa:PA(") })
      }
    }
  }

  @Test func whatTheFormatsCannotSayIsSaid() throws {
    let split = try HerdExport.files(BuiltInProtocol.ipiPause.make(), .optimize, Lab.arm)
    let limitations = split.flatMap(\.limitations)
    #expect(limitations.contains { $0.contains("the split (block size, nT, FEAT_BBM levels)") })
    #expect(limitations.contains { $0.contains("the pause") })
    let trace = try CasemateExport.files(BuiltInProtocol.ipiPause.make(), .optimize, Lab.arm)
    #expect(trace[0].limitations.contains { $0.contains("pauses") })
    #expect(trace[0].text.contains("not expressed; pauses and fault handling"))
  }

  @Test func traceRecordsAreNumberedInOrder() throws {
    for file in try Self.every(CasemateExport.files) {
      for (id, line) in file.text.split(separator: "\n").enumerated() {
        #expect(line.contains("(id \(id)) (tid 0)"))
        // A source is a file and a line: one colon.
        let source = line.components(separatedBy: "(src \"")[1]
        #expect(source.filter { $0 == ":" }.count == 1, "\(line)")
      }
    }
  }

  static func tool(_ name: String) -> String? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").map { "\($0)/\(name)" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
  }

  static func run(_ tool: String, _ file: ExportedFile) throws -> (status: Int32, output: String) {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let path = directory.appending(path: file.name)
    try file.text.write(to: path, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: tool)
    process.arguments = [path.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: output, as: UTF8.self))
  }

  /// Casemate judges kinds of entries, not writability, contents or FEAT_BBM: of our protocols it
  /// refuses those, and only those, that put a table over a block without an invalid entry.
  @Test(.enabled(if: tool("casemate-check") != nil, "skipped: casemate-check isn't on PATH"))
  func casemateAgreesWhereItCanTell() throws {
    let casemate = try #require(Self.tool("casemate-check"))
    for p in BuiltInProtocol.allCases {
      for file in try CasemateExport.files(p.make(), .optimize, Lab.armBest) {
        let (status, output) = try Self.run(casemate, file)
        let refused = [SplitMethod.overwrite, .accessFlag].contains(p.usualSplit)
        #expect((status != 0) == refused, "\(file.name): \(output.suffix(200))")
        #expect(output.contains("BBM valid->valid") == refused)
      }
    }
  }

  @Test(.enabled(if: tool("herd7") != nil, "skipped: herd7 isn't on PATH"))
  func herdReadsEveryTest() throws {
    let herd = try #require(Self.tool("herd7"))
    for file in try HerdExport.files(
      BuiltInProtocol.sharedTailsReadOnlyFirstHeadInPlace.make(), .restore, Lab.arm)
    {
      let (status, output) = try Self.run(herd, file)
      #expect(status == 0 && output.contains("Observation"), "\(file.name): \(output.suffix(300))")
    }
  }
}

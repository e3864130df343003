import BreakBeforeMake
import Foundation
import Testing
import Vmemmap

@testable import Results

@Suite struct CheckRowTests {
  static func row(
    _ built: BuiltInProtocol, _ operation: RemapOperation = .optimize,
    traces: Bool = false, _ change: (inout CheckSetting) -> Void = { _ in }
  ) throws -> CheckRow {
    var setting = CheckSetting(architecture: .arm64, bbmLevel: .level3, hardwareAccessFlag: true)
    change(&setting)
    let remap = built.make()
    return CheckRow(
      try Checker.check(remap, operation, setting), of: remap, operation, nanoseconds: 1500,
      traces: traces)
  }

  static var result: ResultFile {
    get throws {
      var result = Example.nothing
      result.checks = [
        try row(.direct, traces: true), try row(.sharedTailsReadOnlyFirst),
        try row(.bootTime, .demote), try row(.accessFlag) { $0.hardwareAccessFlag = false },
      ]
      return result
    }
  }

  @Test func aCheckSaysWhatTheCheckerSaid() throws {
    let row = try Self.row(.direct, traces: true)
    #expect(row.verdict == .illegal)
    #expect(row.rule == "R_WHZWS 2")
    #expect(row.reason.hasPrefix("illegal: output address changed while writable"))
    #expect(row.isExhaustive && row.states > 0)
    #expect(row.time.value == 1500)
    let finding = try #require(row.findings.first)
    #expect(finding.place?.hasPrefix("phase ") == true)
    #expect(finding.citation?.edition == "DDI 0487 M.b, D8.17.1")
    #expect(finding.trace?.isEmpty == false)
    #expect(try Self.row(.direct).findings.first?.trace == nil)
  }

  @Test func eachVerdictHasItsWord() throws {
    #expect(try Self.row(.bootTime).verdict == .legal)
    #expect(try Self.row(.bootTime, .demote).verdict == .notApplicable)
    let tails = try Self.row(.sharedTailsReadOnlyFirstHeadInPlace)
    #expect(tails.verdict == .conditional)
    #expect(tails.conditions == ["the tails hold what the shared tail page holds"])
    #expect(try Self.row(.accessFlag) { $0.hardwareAccessFlag = false }.verdict == .faults)
    #expect(try Self.row(.bootTime) { $0.stateBound = 1 }.verdict == .undecided)
  }

  @Test func choicesStandInTheNameAndTheLabel() throws {
    let usual = try Self.row(.bootTime).setting
    #expect(usual.name == "arm64, FEAT_BBM level 3, hardware AF")
    #expect(usual.label == "3+AF")
    let other = try Self.row(.bootTime) {
      $0.contentsRule = .waived
      $0.folioRefcount = .held
      $0.cpus = 1
    }.setting
    #expect(other.name == usual.name + ", contents rule waived, references taken, 1 CPU")
    #expect(other.label == "3+AF waived held 1CPU")
  }

  @Test func readsBackEqualAndIsLeftOutWhereNothingWasChecked() throws {
    let result = try Self.result
    #expect(try ResultFile(decoding: result.encoded(), name: "r") == result)
    let nothing = String(decoding: Example.nothing.encoded(), as: UTF8.self)
    #expect(!nothing.contains("checks"))
    #expect(try ResultFile(decoding: Array(nothing.utf8), name: "r").checks == nil)
  }

  @Test(.enabled(if: Validator.python != nil, "needs python3-jsonschema"))
  func theSchemaHolds() throws {
    let result = try Self.result
    var wrong = String(decoding: result.encoded(), as: UTF8.self)
    wrong = wrong.replacing("\"verdict\" : \"illegal\"", with: "\"verdict\" : \"bad\"")
    #expect(Array(wrong.utf8) != result.encoded())
    let outcome = try Validator.judge(["checks": result.encoded(), "wrong": Array(wrong.utf8)])
    #expect(outcome == ["checks": true, "wrong": false])
  }

  @Test func columnIdsAreKeysOfTheJSON() throws {
    let json = try JSONSerialization.jsonObject(with: Data(try Self.result.encoded()))
    let rows = try #require((json as? [String: Any])?["checks"] as? [[String: Any]])
    let checks = try #require(try Self.result.checks)
    for (row, object) in zip(checks, rows) {
      for column in CheckRow.columns where column.cell(row) != .none {
        var value: Any? = object
        for key in column.id.split(separator: ".") {
          value = (value as? [String: Any])?[String(key)]
        }
        #expect(value != nil, "\(column.id)")
      }
    }
    #expect(Set(checks.map(\.key)).count == checks.count)
  }

  @Test func theMatrixHasALineForEachProtocolAndOperation() throws {
    let rows = try [
      Self.row(.direct), Self.row(.direct) { $0.contentsRule = .waived },
      Self.row(.direct, .restore), Self.row(.bootTime),
    ]
    let digests = CheckDigest.all(of: rows)
    #expect(
      digests.map(\.key) == [
        "direct/overwrite/hvo", "direct/overwrite/de-hvo", "boot-time/none/hvo",
      ])
    #expect(CheckDigest.settings(of: digests).map(\.label) == ["3+AF", "3+AF waived"])
    let columns = CheckDigest.tableColumns(for: digests)
    #expect(columns.map { $0.cell(digests[0]) }.suffix(2) == [.text("NO"), .text("NO")])
    #expect(columns.map { $0.cell(digests[2]) }.suffix(2) == [.text("yes"), .none])
  }
}

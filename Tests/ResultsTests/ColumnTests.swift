import Foundation
import Testing

@testable import Results

/// Collects what the columns of every section say about themselves.
private struct Survey: SectionVisitor {
  let json: [String: Any]
  var sections: [Section] = []
  var problems: [String] = []

  mutating func visit<Row: ResultRow>(_ rows: [Row]) {
    sections.append(Row.section)
    let ids = Row.columns.map(\.id)
    if Set(ids).count != ids.count { problems.append("\(Row.section): an id occurs twice") }
    for (index, row) in rows.enumerated() {
      let object = object(Row.section, index)
      for column in Row.columns where !column.cell(row).holdsNothing {
        if !has(column.id, in: object) {
          problems.append("\(Row.section).\(column.id) is no key of the JSON")
        }
      }
    }
  }

  private func object(_ section: Section, _ index: Int) -> Any? {
    if section == .file { return json }
    let value = json[section.rawValue]
    guard let rows = value as? [Any] else { return value }
    return rows.indices.contains(index) ? rows[index] : nil
  }

  private func has(_ path: String, in object: Any?) -> Bool {
    var value = object
    for key in path.split(separator: ".") { value = (value as? [String: Any])?[String(key)] }
    return value != nil
  }
}

@Suite struct ColumnTests {
  @Test func `each column id is the key of its value in the JSON`() throws {
    let bytes = try Example.fullBytes
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    var survey = Survey(json: json)
    let result = try ResultFile(decoding: bytes, name: "full.json")
    result.visitSections(&survey)
    // "none" stands for an absent PMU.
    #expect(survey.problems == ["host.counters.pmu is no key of the JSON"])
    #expect(survey.sections == Section.allCases.filter { $0 != .comparison })
  }

  @Test func `the same for the sections about the running kernel`() throws {
    let bytes = Example.sparse.encoded()
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    var survey = Survey(json: json)
    Example.sparse.visitSections(&survey)
    let ours = ["poolStates", "kernel", "modelChecks"]
    #expect(survey.problems.filter { problem in ours.contains { problem.hasPrefix($0) } } == [])
    #expect(!Example.sparse.kernelTimings.isEmpty)
  }

  @Test func `memory saved is better when larger, time when smaller`() {
    let savings = SavingsRow.columns.first { $0.id == "netBytes" }
    #expect(savings?.direction == .larger)
    let barrier = BarrierRow.columns.first { $0.id == "p50" }
    #expect(barrier?.direction == .smaller)
  }

  @Test func `rows of one section have distinct keys`() throws {
    let result = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
    #expect(Set(result.savings.map(\.key)).count == result.savings.count)
    #expect(Set(result.barriers.map(\.key)).count == result.barriers.count)
    #expect(Set(result.remap.map(\.key)).count == result.remap.count)
    #expect(Set(result.verdicts.map(\.key)).count == result.verdicts.count)
  }

  static let names: [(bytes: Int64, name: String)] = [
    (2_097_152, "2M"), (1_073_741_824, "1G"), (65536, "64K"), (33_554_432, "32M"),
    (17_179_869_184, "16G"), (1_099_511_627_776, "1T"), (1_610_612_736, "1536M"),
    (1000, "1000B"), (0, "0B"), (-4096, "-4096B"),
    (.max, "9223372036854775807B"), (.min, "-9223372036854775808B"),
  ]

  @Test(arguments: names)
  func `sizes have their kernel names`(bytes: Int64, name: String) {
    #expect(SizeLabel.text(bytes) == name)
  }
}

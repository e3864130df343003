import Foundation
import TestSupport
import Testing

/// docs/answers.md: its own commands are run, and the sentences held to their output.
@Suite struct AnswersTests {
  struct Check: Decodable {
    struct Setting: Decodable { let label: String }
    struct Finding: Decodable { let title: String }
    let protocolID: String
    let operation: String
    let setting: Setting
    let verdict: String
    let rule: String?
    let conditions: [String]
    let findings: [Finding]
    let isExhaustive: Bool
  }

  struct Answers: Decodable {
    var checks: [Check]?
    var remap: [Remap]?
  }

  struct Remap: Decodable {
    struct Action: Decodable {
      struct Figure: Decodable { let value: Double? }
      let kind: String
      let perHugePage: Figure
    }
    let operation: String
    let pass: String
    let actions: [Action]
  }

  /// The commands under the answer with this number, without the program's name.
  static func commands(_ number: Int) throws -> [[String]] {
    let text = try String(
      contentsOf: repositoryRoot.appending(path: "docs/answers.md"), encoding: .utf8)
    let section = text.components(separatedBy: "\n## ").first { $0.hasPrefix("\(number). ") }
    return try #require(section).split(separator: "\n").filter { $0.hasPrefix("hvo-bench ") }
      .map { $0.split(separator: " ").dropFirst().map(String.init) }
  }

  static func run(_ command: [String]) async throws -> Answers {
    let run = try await Tool.run(command + ["--format", "json"])
    #expect(run.code == 0, "\(command): \(run.errors)")
    return try JSONDecoder().decode(Answers.self, from: Data(run.output.utf8))
  }

  static func checks(_ number: Int, command: Int) async throws -> [Check] {
    let commands = try Self.commands(number)
    let command = try #require(commands.indices.contains(command) ? commands[command] : nil)
    let checks = try #require(try await run(command).checks)
    #expect(!checks.isEmpty && checks.allSatisfy(\.isExhaustive))
    return checks
  }

  static func isLegal(_ check: Check) -> Bool { ["legal", "conditional"].contains(check.verdict) }

  @Test func everyAnswerHasItsCommands() throws {
    #expect(try (1...6).map { try Self.commands($0).count } == [1, 2, 1, 2, 1, 3])
  }

  @Test func plainStores() async throws {
    let checks = try await Self.checks(1, command: 0)
    #expect(checks.map(\.setting.label) == ["0", "1", "2", "3"])
    for check in checks {
      #expect(check.verdict == "illegal" && check.rule == "R_WHZWS 2")
      let titles = check.findings.map(\.title).joined(separator: "; ")
      #expect(titles.contains("while writable") && titles.contains("different contents"))
      #expect(!titles.contains("block size"))
    }
  }

  @Test func readOnlyFirst() async throws {
    for check in try await Self.checks(2, command: 0) {
      let isOntoHead = check.protocolID == "ro-first"
      let isWaived = check.setting.label.contains("waived")
      #expect(Self.isLegal(check) == (isWaived || !isOntoHead))
      if isOntoHead && isWaived {
        #expect(check.conditions.contains("old and new contents are equal"))
      }
      if !isOntoHead { #expect(check.conditions.contains("the refcount stays zero")) }
    }
    for check in try await Self.checks(2, command: 1) {
      let keepsHead = check.protocolID == "shared-tails-ro-first-head-in-place"
      #expect(Self.isLegal(check) == keepsHead)
      let faults = check.findings.contains { $0.title == "permission fault, unhandled" }
      #expect(faults == !keepsHead)
    }
  }

  @Test func sharedTails() async throws {
    let checks = try await Self.checks(3, command: 0)
    #expect(checks.count == 12)
    for check in checks {
      let isReadOnlyFirst = check.protocolID.contains("ro-first")
      #expect(Self.isLegal(check) == isReadOnlyFirst)
      if isReadOnlyFirst {
        #expect(check.conditions == ["the tails hold what the shared tail page holds"])
      } else {
        #expect(check.rule == "R_WHZWS 2")
        #expect(check.findings.contains { $0.title.contains("while writable") })
      }
    }
  }

  @Test func accessFlag() async throws {
    let checks = try await Self.checks(4, command: 0)
    #expect(checks.count == 16)
    for check in checks {
      let hasHardware = check.setting.label.hasSuffix("+AF")
      #expect(Self.isLegal(check) == hasHardware)
      let mayGiveUp = check.findings.contains { $0.title == "may give up after 16 tries" }
      #expect(mayGiveUp == hasHardware)
      if hasHardware && check.operation == "hvo" {
        #expect(check.conditions == ["the refcount stays zero"])
      }
    }
    let rows = try #require(try await Self.run(Self.commands(4)[1]).remap)
    for (operation, invalidations) in [("hvo", 8.0), ("de-hvo", 7.0)] {
      let steady = rows.filter { $0.operation == operation && $0.pass == "steady" }
      #expect(!steady.isEmpty)
      for row in steady {
        let tlbis = row.actions.filter { $0.kind == "tlbi" }.compactMap(\.perHugePage.value)
        #expect(tlbis.reduce(0, +) == invalidations)
      }
    }
  }

  @Test func restore() async throws {
    for check in try await Self.checks(5, command: 0) {
      #expect(Self.isLegal(check) == (check.protocolID != "direct"))
      switch check.protocolID {
      case "direct": #expect(check.rule == "R_WHZWS 2")
      case "ro-first": #expect(check.conditions == ["the refcount stays zero"])
      default: #expect(check.conditions.isEmpty)
      }
    }
  }

  @Test func whatFEATBBMChanges() async throws {
    for check in try await Self.checks(6, command: 0) {
      #expect(Self.isLegal(check) == ["2", "3"].contains(check.setting.label))
      if !Self.isLegal(check) { #expect(check.rule == "R_WHZWS 3") }
      let aborts = check.conditions.contains { $0.contains("conflict aborts") }
      #expect(aborts == (check.setting.label == "2"))
    }
    let nT = try await Self.checks(6, command: 1)
    #expect(nT.map(\.verdict) == ["faults"])
    for check in try await Self.checks(6, command: 2) {
      #expect(check.verdict == "illegal")
      let titles = check.findings.map(\.title)
      #expect(titles.contains { $0.contains("R_WHZWS 2") })
      if check.protocolID == "ro-first" { #expect(titles.contains { $0.contains("R_PVTFW") }) }
    }
  }
}

import BreakBeforeMake
import Testing
import Tradeoff
import Vmemmap

@testable import Results

@Suite struct CounterexampleRowTests {
  /// arm64 without and with everything that relaxes the rules, and x86_64, which has none.
  static let settings = [
    CheckSetting(architecture: .arm64),
    CheckSetting(architecture: .arm64, bbmLevel: .level3, hardwareAccessFlag: true),
    CheckSetting(architecture: .x86_64),
  ]

  static func judged(_ built: BuiltInProtocol) throws -> (
    rows: [CounterexampleRow], judgements: [Judgement]
  ) {
    let remap = built.make()
    let judgements = try settings.map { try Judgement(remap, under: $0) }
    return (CounterexampleRow.all(judgements, of: remap), judgements)
  }

  /// No level of FEAT_BBM relaxes a change of address, and x86 has no such rule.
  @Test func `the kernel's own protocol goes wrong on arm64 by one run at every level`() throws {
    let rows = try Self.judged(.direct).rows
    let row = try #require(rows.first)
    #expect(rows.count == 1)
    #expect(row.protocolID == "direct" && row.operation == .hvo)
    #expect(row.settings == Self.settings.prefix(2).map(\.name))
    #expect(row.finding.citation?.rule == "R_WHZWS 2")
    // The run ends with the store that replaces a live, writable entry by another page.
    let trace = try #require(row.finding.trace)
    let actions = trace.filter { $0.contains(" CPU 0: ") }
    #expect(actions.last?.contains("set PTE 0 (head): page -> head-copy, rw") == true)
  }

  @Test func `a fault that nobody handles has a run and no rule`() throws {
    let rows = try Self.judged(.accessFlag).rows
    #expect(rows.map(\.settings) == [[Self.settings[0].name]])
    #expect(rows.first?.finding.title == "access flag fault, unhandled")
    #expect(rows.first?.finding.citation == nil)
    #expect(rows.first?.finding.trace?.isEmpty == false)
  }

  /// What is illegal has a run that ends in the rule its verdict names, and what isn't has none.
  @Test(arguments: BuiltInProtocol.allCases)
  func `runs and verdicts go together`(built: BuiltInProtocol) throws {
    let (rows, judgements) = try Self.judged(built)
    for judgement in judgements {
      let legality = VerdictRow.Legality(judgement)
      let own = rows.filter { $0.settings.contains(legality.setting) }
      #expect(own.count == (legality.verdict == .illegal ? 1 : 0), "\(legality.setting)")
      if let row = own.first {
        #expect(row.finding.citation?.rule == legality.rule)
        #expect(legality.reason.contains(row.finding.title.prefix { $0 != "(" }))
      }
    }
    #expect(Set(rows.map(\.key)).count == rows.count)
  }
}

import Foundation
import TestSupport
import Testing

@Suite struct CounterCommandTests {
  static func json(_ arguments: [String]) async throws -> [String: Any] {
    let run = try await Tool.run(arguments + ["--format", "json"])
    #expect(run.code == 0, "\(run.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  @Test func theListSaysOfEachEventWhoseWorkOrWhyNot() async throws {
    let result = try await Self.json(["counters"])
    let rows = try #require(result["counters"] as? [[String: Any]])
    let events = rows.compactMap { $0["event"] as? String }
    for name in ["PAGE-FAULTS", "CYCLES", "tlb:tlb_flush", "interrupts:TLB"] {
      #expect(events.contains(name))
    }
    for row in rows {
      let counts = row["counts"] as? String
      let failure = row["failure"] as? String
      #expect((counts != nil) != (failure != nil), "\(row)")
      #expect(failure?.isEmpty != true)
      let empty = row["emptySection"] as? [String: Any]
      #expect((empty?["value"] is NSNumber) == (counts != nil), "a count without counting: \(row)")
    }
  }

  @Test(arguments: ["text", "json", "csv", "markdown"])
  func everyFormatNamesTheEvent(format: String) async throws {
    let run = try await Tool.run(["counters", "--events", "PAGE-FAULTS:u", "--format", format])
    #expect(run.code == 0)
    #expect(run.output.contains("PAGE-FAULTS:u"))
  }

  @Test(arguments: ["counters", "remap", "run", "barriers"])
  func aBadNameIsRefusedBeforeMeasuringWithNearNames(command: String) async throws {
    let run = try await Tool.run([command, "--events", "PAGE-FAULTS,INSTRUCTONS"])
    #expect(run.code == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.split(separator: "\n").count == 1)
    #expect(run.errors.contains("'INSTRUCTONS'"))
    #expect(run.errors.contains("INSTRUCTIONS?"))
  }

  @Test(arguments: ["", ",", "PAGE-FAULTS,", "a/b:c", "..:..", "CYCLES:nosuch"])
  func oddListsAreUsageErrors(list: String) async throws {
    let run = try await Tool.run(["counters", "--events", list])
    #expect(run.code == 64)
    #expect(run.errors.split(separator: "\n").count == 1)
  }

  @Test func remapCountsWhatIsAskedForAndGoesOnWithoutTheRest() async throws {
    let result = try await Self.json([
      "remap", "--hugepages", "2M", "--protocol", "direct", "--batch", "8", "--rounds", "2",
      "--events", "PAGE-FAULTS:u,PAGE-FAULTS:k,CYCLES:k,icx::TLB_FLUSH:STLB_ANY",
    ])
    let rows = try #require(result["remap"] as? [[String: Any]])
    let counted = rows.compactMap { $0["counters"] as? [[String: Any]] }.filter { !$0.isEmpty }
    #expect(!counted.isEmpty)
    for counters in counted {
      let events = counters.compactMap { $0["event"] as? String }
      for name in ["PAGE-FAULTS", "PAGE-FAULTS:u", "PAGE-FAULTS:k", "CYCLES:k"] {
        #expect(events.contains { $0 == name || $0 == name + ":u" }, "\(name)")
      }
      for counter in counters {
        let figure = try #require(counter["perHugePage"] as? [String: Any])
        if figure["value"] is NSNumber { continue }
        #expect((figure["reason"] as? String)?.isEmpty == false, "\(counter)")
      }
    }
  }
}

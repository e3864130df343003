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

  /// One bad name doesn't void the others: two are counted, one is named.
  @Test func aBadNameAmongOthersIsNotCounted() async throws {
    let run = try await Tool.run([
      "counters", "--events", "PAGE-FAULTS,NO_SUCH,CONTEXT-SWITCHES", "--format", "json",
    ])
    #expect(run.code == 0)
    #expect(run.errors.contains("'NO_SUCH' is no event"))
    let file = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let rows = try #require(file?["counters"] as? [[String: Any]])
    #expect(rows.count == 3)
    let failures = rows.map { $0["failure"] as? String }
    #expect(rows[1]["event"] as? String == "NO_SUCH")
    #expect(failures[1]?.contains("is no event") == true)
    #expect(failures[0] == nil || failures[0]?.contains("is no event") == false)
    #expect(failures[2] == nil || failures[2]?.contains("is no event") == false)
  }

  /// Too short to be like anything, and too long to be repeated.
  @Test func oddNamesAreSaidBriefly() async throws {
    let short = try await Tool.run(["counters", "--events", "\u{e9}"])
    #expect(short.code == 64 && !short.errors.contains("did you mean"))
    let long = try await Tool.run(["counters", "--events", String(repeating: "A", count: 5000)])
    #expect(long.code == 64 && long.errors.count < 300, "\(long.errors.count)")
  }

  /// Without root: what is counted in user mode alone says so in its name, in every format, and
  /// nothing names a remedy that an ordinary user can't or needn't follow.
  @Test(
    .enabled(
      if: getuid() == 0 && FileManager.default.isExecutableFile(atPath: "/usr/bin/setpriv"),
      "needs root, to give it up with setpriv"),
    arguments: ["text", "json", "csv"])
  func withoutRootTheNameTellsUserMode(format: String) async throws {
    let run = try await Tool.shell(
      "exec setpriv --reuid=65534 --regid=65534 --clear-groups \"$HVO\" counters --events"
        + " PAGE-FAULTS,CYCLES,CYCLES:u,tlb:tlb_flush --format \(format)")
    // A level that lets everybody count both modes, or none at all, has another answer.
    let level = try? String(contentsOfFile: "/proc/sys/kernel/perf_event_paranoid", encoding: .utf8)
    guard run.code == 0, level == "2\n" else { return }
    #expect(run.output.contains("PAGE-FAULTS:u"), "\(run.output)")
    #expect(!run.output.contains("mount -t"))
    // Where there is no PMU, no setting makes one.
    let lacksPMU = run.output.contains("no PMU")
    #expect(!lacksPMU || !run.output.contains("needs 1 or lower"), "\(run.output)")
  }

  /// The same machine, asked twice: as many events as `counters` counts, `doctor` does.
  @Test func doctorAndCountersAgree() async throws {
    let doctor = try await Self.json(["doctor"])
    let host = try #require(doctor["host"] as? [String: Any])
    let support = try #require(host["counters"] as? [String: Any])
    let events = try #require(support["events"] as? [[String: Any]])
    let counters = try await Self.json(["counters"])
    let rows = try #require(counters["counters"] as? [[String: Any]])
    var counted: [String: Bool] = [:]
    for row in rows {
      if let event = row["event"] as? String { counted[event] = row["failure"] == nil }
    }
    for event in events {
      let name = try #require(event["name"] as? String)
      #expect(counted[name] == event["available"] as? Bool, "\(name)")
    }
  }

  @Test(arguments: ["counters", "remap", "run", "barriers"])
  func aBadNameIsRefusedBeforeMeasuringWithNearNames(command: String) async throws {
    let run = try await Tool.run([command, "--events", "INSTRUCTONS"])
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

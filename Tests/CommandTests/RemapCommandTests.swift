import Foundation
import TestSupport
import Testing

/// `remap` with costs of this machine and of others.
@Suite(.serialized) struct RemapCommandTests {
  static let quick = [
    "remap", "--hugepages", "2M", "--protocol", "direct-per-folio,stop-machine", "--batch", "8",
    "--rounds", "2", "--format", "json",
  ]

  static func rows(_ run: Tool.Run, _ section: String) throws -> [[String: Any]] {
    let file = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    return try #require(file?[section] as? [[String: Any]])
  }

  static func figure(_ row: [String: Any], _ key: String) -> [String: Any]? {
    row[key] as? [String: Any]
  }

  static func detail(_ figure: [String: Any]?) -> String? {
    (figure?["provenance"] as? [String: Any])?["detail"] as? String
  }

  /// A hand-written result: 8 CPUs, a flush of 4000 ns, a stop of 20000 ns that holds victims
  /// 6000 ns.
  static func platform(_ architecture: String) throws -> URL {
    var file = try String(
      contentsOf: repositoryRoot.appending(path: "Tests/ResultsTests/Fixtures/full.json"),
      encoding: .utf8)
    var object = try #require(
      try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any])
    func ns(_ value: Double) -> [String: Any] {
      ["unit": "ns", "value": value, "provenance": ["kind": "measured", "detail": "there"]]
    }
    var host = try #require(object["host"] as? [String: Any])
    host["name"] = "big"
    host["cpuModel"] = "Core"
    host["kernel"] = "6.12"
    host["architecture"] = architecture
    host["onlineCPUs"] = 8
    object["host"] = host
    object["shootdowns"] = [
      [
        "id": "mprotect", "title": "t", "peers": 7, "pages": 1, "cost": ns(4000),
        "perPeer": ns(571),
      ]
    ]
    object["barriers"] = [
      [
        "id": "multi-stop-woken", "title": "t", "kind": "stop-like", "peers": 7, "n": 9,
        "marks": [:], "minimum": ns(1), "p50": ns(20000), "p90": ns(1), "p99": ns(1),
        "maximum": ns(1), "victimStallP50": ns(6000), "notes": [],
      ]
    ]
    file = String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self)
    let url = FileManager.default.temporaryDirectory.appending(path: "platform-\(UUID()).json")
    try Data(file.utf8).write(to: url)
    return url
  }

  /// Folio by folio one flush a page; stop-machine one flush and one stop a batch of 8, and 7 others
  /// that stand still for it and for the software part.
  @Test func costsOfAnotherMachineAreCountedIn() async throws {
    let file = try Self.platform("aarch64")
    defer { try? FileManager.default.removeItem(at: file) }
    let run = try await Tool.run(
      Self.quick + ["--arch", "arm64", "--walkers", "0", "--platform", file.path])
    #expect(run.code == 0, "\(run.errors)")
    let rows = try Self.rows(run, "remap").filter {
      $0["contents"] as? String == "with page copies" && $0["operation"] as? String == "hvo"
    }
    #expect(rows.count == 2)
    for row in rows {
      let software = try #require(Self.figure(row, "p50")?["value"] as? Double)
      let initiator = try #require(Self.figure(row, "initiatorCost")?["value"] as? Double)
      let stopped = try #require(Self.figure(row, "stoppedTime")?["value"] as? Double)
      let isStopping = row["protocolID"] as? String == "stop-machine"
      let steps: Double = isStopping ? 4000 / 8 + 20000 / 8 : 4000
      #expect(abs(initiator - software - steps) < 0.01, "\(row)")
      #expect(abs(stopped - (isStopping ? 7 * (6000 / 8 + software) : 0)) < 0.01)
      let basis = try #require(Self.detail(Self.figure(row, "initiatorCost")))
      #expect(basis.contains("measured on big (Core, 6.12), \(file.path)"), "\(basis)")
      #expect(
        Self.figure(row, "walkerStall")?["reason"] as? String == "walkers weren't run: --walkers 0")
    }
  }

  @Test func wrongPlatformsAreOneLine() async throws {
    let other = try Self.platform("x86_64")
    let empty = FileManager.default.temporaryDirectory.appending(path: "empty-\(UUID()).json")
    try Data("{}".utf8).write(to: empty)
    defer {
      for file in [other, empty] { try? FileManager.default.removeItem(at: file) }
    }
    let cases = [
      ("arm64-ampere", "did you mean arm64-ampere-32?"), ("no-such", "no such platform"),
      ("/no/such.json", "No such file"), ("/tmp/", "is a directory"),
      (empty.path, "no schemaVersion"), (other.path, "add --arch x86_64"),
    ]
    for (platform, words) in cases {
      let run = try await Tool.run(
        Self.quick + ["--arch", "arm64", "--platform", platform])
      #expect(run.code == 64, "\(platform)")
      #expect(run.output.isEmpty)
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
      #expect(run.errors.contains(words), "\(run.errors)")
    }
  }

  /// What nobody published is n/a with the platform's own reason.
  @Test func aPlatformWithoutACostSaysWhy() async throws {
    let run = try await Tool.run(
      Self.quick + ["--arch", "arm64", "--walkers", "0", "--platform", "arm64-neoverse"])
    #expect(run.code == 0)
    let row = try #require(
      try Self.rows(run, "remap").first { $0["contents"] as? String == "with page copies" })
    let figure = try #require(Self.figure(row, "initiatorCost"))
    #expect(figure["value"] is NSNull)
    #expect((figure["reason"] as? String)?.contains("no published latency") == true)
  }

  @Test func zeroWalkersExcludeTheirOptions() async throws {
    let run = try await Tool.run(["remap", "--walkers", "0", "--backend", "mmu"])
    #expect(run.code == 64)
    #expect(run.errors.contains("--walkers 0: no walkers"))
  }

  /// More walkers than CPUs besides the remapping one would take turns: refused before anything is
  /// measured, as too many threads are.
  @Test func moreWalkersThanOtherCPUsAreRefused() async throws {
    let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let allowed = try #require(status.firstMatch(of: /Cpus_allowed_list:\s*(\d+)/)).output.1
    for options in [
      ["--walkers", "1024"], ["--walkers", "1024", "--range", "1G"],
      ["--backend", "mmu", "--cpus", "\(allowed)"],
      ["--walkers", "1", "--cpus", "\(allowed)"],
    ] {
      let run = try await Tool.run(Self.quick + options)
      #expect(run.code == 64, "\(options)")
      #expect(run.output.isEmpty)
      #expect(run.errors.split(separator: "\n").count == 1, "\(run.errors)")
      #expect(run.errors.contains("besides the remapping one"), "\(run.errors)")
    }
  }

  /// A share is checked whether or not a verdict is given, and one that is typed gets its verdict.
  @Test(arguments: ["0%", "nan", "-1%", "", "101%"])
  func anImpossibleShareIsRefused(share: String) async throws {
    let run = try await Tool.run(Self.quick + ["--core-share", share])
    #expect(run.code == 64 && run.output.isEmpty)
    #expect(run.errors.contains("--core-share"), "\(run.errors)")
  }

  @Test func aStatedShareHasItsBreakEven() async throws {
    let run = try await Tool.run(
      Self.quick + ["--arch", "arm64", "--walkers", "0", "--core-share", "2%"])
    #expect(run.code == 0, "\(run.errors)")
    let verdicts = try Self.rows(run, "verdicts")
    #expect(verdicts.count == 2)
    for row in verdicts { #expect(Self.figure(row, "coreShare")?["value"] as? Double == 2) }
    let plain = try await Tool.run(Self.quick + ["--arch", "arm64", "--walkers", "0"])
    #expect(try Self.rows(plain, "verdicts").isEmpty)
  }
}

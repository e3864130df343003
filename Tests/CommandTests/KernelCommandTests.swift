import Foundation
import Glibc
import TestSupport
import Testing

/// The machine's settings that a run touches.
struct MachineSettings: Equatable, CustomStringConvertible {
  let values: [String: String]

  static let paths =
    [
      "/proc/sys/vm/hugetlb_optimize_vmemmap", "/sys/kernel/rcu_expedited",
      "/sys/devices/system/clocksource/clocksource0/current_clocksource",
    ]
    + ["2048", "1048576"].flatMap { size in
      ["nr_hugepages", "surplus_hugepages", "nr_overcommit_hugepages"].map {
        "/sys/kernel/mm/hugepages/hugepages-\(size)kB/\($0)"
      }
    }

  init() {
    values = Dictionary(
      uniqueKeysWithValues: Self.paths.map { path in
        (path, (try? String(contentsOfFile: path, encoding: .utf8)) ?? "absent")
      })
  }

  /// The paths whose values differ.
  func differences(from other: MachineSettings) -> [String] {
    values.keys.filter { values[$0] != other.values[$0] }.sorted()
  }

  var description: String {
    values.sorted { $0.key < $1.key }.map {
      "\($0.key)=\($0.value.split(separator: "\n").joined())"
    }
    .joined(separator: " ")
  }

  /// Root, and a kernel whose HVO can be switched; not while pools are in use by others.
  static var canBeChanged: Bool {
    geteuid() == 0 && access("/proc/sys/vm/hugetlb_optimize_vmemmap", W_OK) == 0
      && access("/sys/kernel/mm/hugepages/hugepages-2048kB/nr_hugepages", W_OK) == 0
  }
}

extension MachineChanges {
  /// Runs of the real command on the real kernel. In one suite, so that they never overlap.
  @Suite(.serialized) struct KernelCommandTests {
    private static let journal = FileManager.default.temporaryDirectory
      .appending(path: "hvo-journal-\(getpid())/journal.json").path
    private let environment = ["HVO_BENCH_JOURNAL": Self.journal]
    /// Those of this machine that HVO gains from.
    private static let sizes =
      access(
        "/sys/kernel/mm/hugepages/hugepages-1048576kB/nr_hugepages", W_OK) == 0 ? "2M,1G" : "2M"
    private static let small = small(rounds: 2)

    private static func small(rounds: Int) -> [String] {
      [
        "kernel", "--hugepages", "2M", "--count", "2M=64", "--rounds", "\(rounds)", "--format",
        "json", "--output", "/dev/null", "--allow-system-changes",
      ]
    }

    @Test func withoutPermissionNothingChanges() async throws {
      let turn = LiveTurn()
      defer { turn.end() }
      let before = MachineSettings()
      let run = try await Tool.run(["kernel", "--hugepages", "2M"], environment: environment)
      #expect(run.output.isEmpty)
      #expect(run.code == 64 || run.code == 2)
      let lines = run.errors.split(separator: "\n")
      #expect(lines.first?.hasPrefix("hvo-bench: ") == true)
      #expect(lines.allSatisfy { $0.count <= 100 })
      if run.code == 64 {
        #expect(lines.first?.contains("--allow-system-changes") == true)
        for path in ["hugepages-2048kB/nr_hugepages", "hugetlb_optimize_vmemmap"] {
          #expect(run.errors.contains(path))
        }
      }
      #expect(MachineSettings() == before)
    }

    @Test(arguments: [
      ["--hugepages", "3M"], ["--count", "2M=0"], ["--rounds", "1"], ["--seconds", "0"],
      ["--node", "x"], ["--node", "\(Int.max)"], ["--node=-1"],
    ])
    func badInputIsAUsageError(arguments: [String]) async throws {
      let run = try await Tool.run(["kernel"] + arguments, environment: environment)
      #expect(run.code == 64 || !MachineSettings.canBeChanged)
      #expect(run.code != nil && run.errors.split(separator: "\n").count == 1)
    }

    @Test func restoreWithoutAJournalIsHarmless() async throws {
      for _ in 0..<2 {
        let run = try await Tool.run(["restore"], environment: environment)
        #expect(run.code == 0)
        #expect(run.output.contains("nothing to restore"))
      }
    }

    /// Counts as the memory allows: 4096 pages of 2M and 8 of 1G where there are 10 GiB.
    @Test(.enabled(if: MachineSettings.canBeChanged, "needs root and a kernel with HVO"))
    func aRunMeasuresAndPutsEverythingBack() async throws {
      let turn = LiveTurn()
      defer { turn.end() }
      let before = MachineSettings()
      let run = try await Tool.run(
        [
          "kernel", "--hugepages", Self.sizes, "--rounds", "2", "--seconds", "1", "--stop-machine",
          "--format", "json", "--output", "/dev/null", "--allow-system-changes",
        ], environment: environment)
      #expect(run.code == 0, "\(run.errors)")
      #expect(MachineSettings() == before)
      #expect(!FileManager.default.fileExists(atPath: Self.journal))
      let json = try #require(
        try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
      let savings = try #require(json["kernelSavings"] as? [[String: Any]])
      // 2M: 512 × 64 bytes are 8 pages; 1G: 262144 × 64 bytes are 4096; HVO keeps one of each.
      let each = [2 << 20: 7, 1 << 30: 4095]
      for row in savings {
        let size = try #require(row["sizeBytes"] as? Int)
        let obtained = try #require(row["obtained"] as? Int)
        #expect(obtained > 0)
        #expect(row["measuredPages"] as? Int == each[size]! * obtained, "\(row)")
        #expect(row["leftPages"] as? Int == 0)
        #expect(row["controlPages"] as? Int == 0)
      }
      let asked = savings.filter { $0["sizeBytes"] as? Int == 2 << 20 }.compactMap {
        $0["asked"] as? Int
      }
      #expect(asked.starts(with: [1, 7, 64]))
      let timings = try #require(json["kernelTimings"] as? [[String: Any]])
      #expect(Set(timings.compactMap { $0["hvo"] as? String }) == ["on", "off"])
      #expect(json["complete"] as? Bool == true)
    }

    // G3: a signal at any moment.
    @Test(
      .enabled(if: MachineSettings.canBeChanged, "needs root and a kernel with HVO"),
      arguments: [SIGINT, SIGTERM, SIGHUP])
    func aSignalRestoresAndKeepsWhatWasMeasured(signal: Int32) async throws {
      let turn = LiveTurn()
      defer { turn.end() }
      let before = MachineSettings()
      let started = try Started(Self.small(rounds: 10000) + ["--seconds", "60"], environment)
      started.waitUntilChanged(from: before)
      kill(started.process.processIdentifier, signal)
      let output = started.finish()
      #expect(started.process.terminationStatus == 128 + signal)
      #expect(MachineSettings() == before)
      let json = try JSONSerialization.jsonObject(with: output) as? [String: Any]
      #expect(json?["complete"] as? Bool == false)
    }

    @Test(.enabled(if: MachineSettings.canBeChanged, "needs root and a kernel with HVO"))
    func aClosedPipeRestores() async throws {
      let turn = LiveTurn()
      defer { turn.end() }
      let before = MachineSettings()
      let started = try Started(Self.small, environment)
      started.closeOutput()
      started.process.waitUntilExit()
      #expect(MachineSettings() == before)
      #expect(!FileManager.default.fileExists(atPath: Self.journal))
    }

    /// How often each of the signal tests strikes: HVO_BENCH_KILLS, or few.
    private static func strikes(_ few: Int) -> Int {
      ProcessInfo.processInfo.environment["HVO_BENCH_KILLS"].flatMap(Int.init) ?? few
    }

    /// A run through every phase in a few seconds, or one that stays in its timings.
    private static func moment(_ index: Int) -> (arguments: [String], microseconds: UInt32) {
      let isLong = index % 2 > 0
      return (
        Self.small(rounds: isLong ? 10000 : 2) + ["--stop-machine", "--rcu-expedited"],
        isLong ? 600_000 : 7_000_000
      )
    }

    /// SIGKILL at random moments; the next start mends. HVO_BENCH_KILLS sets how many, 12 if unset.
    @Test(.enabled(if: MachineSettings.canBeChanged, "needs root and a kernel with HVO"))
    func aKillIsMendedByTheNextStart() async throws {
      let turn = LiveTurn()
      defer { turn.end() }
      let before = MachineSettings()
      let kills = Self.strikes(12)
      var disturbed: [String: Int] = [:]
      for kill in 0..<kills {
        let moment = Self.moment(kill)
        let started = try Started(moment.arguments, environment)
        // A quarter at any moment from the start, while the journal isn't there yet or just comes; the
        // others once it is there.
        if kill % 4 > 0 { started.waitFor(Self.journal) }
        started.wait(upTo: moment.microseconds)
        Glibc.kill(started.process.processIdentifier, SIGKILL)
        _ = started.finish()
        for path in MachineSettings().differences(from: before) { disturbed[path, default: 0] += 1 }
        let run = try await Tool.run(["restore"], environment: environment)
        #expect(run.code == 0, "\(run.output) \(run.errors)")
        #expect(MachineSettings() == before, "kill \(kill): \(MachineSettings())")
        #expect(!FileManager.default.fileExists(atPath: Self.journal))
      }
      // Kills that hit nothing prove nothing.
      #expect(!disturbed.isEmpty)
      print("\(kills) kills, all mended; found changed after them: \(disturbed.described)")
    }

    // What a killed run left isn't taken for the owner's settings.
    @Test(.enabled(if: MachineSettings.canBeChanged, "needs root and a kernel with HVO"))
    func whatAKilledRunLeftIsNamed() async throws {
      let turn = LiveTurn()
      defer { turn.end() }
      let before = MachineSettings()
      let started = try Started(Self.small(rounds: 10000) + ["--seconds", "60"], environment)
      started.waitUntilChanged(from: before)
      Glibc.kill(started.process.processIdentifier, SIGKILL)
      _ = started.finish()
      let changed = MachineSettings().differences(from: before)
      let doctor = try await Tool.run(["doctor", "--format", "json"], environment: environment)
      let asked = try await Tool.run(["kernel", "--hugepages", "2M"], environment: environment)
      let restored = try await Tool.run(["restore"], environment: environment)
      #expect(restored.code == 0 && MachineSettings() == before)
      #expect(!changed.isEmpty)
      let json = try JSONSerialization.jsonObject(with: Data(doctor.output.utf8)) as? [String: Any]
      let warnings = try #require(json?["warnings"] as? [[String: String]])
      let warning = try #require(warnings.first { $0["id"] == "unfinished-run" })
      #expect(warning["remedy"]?.contains("hvo-bench restore") == true)
      for path in changed where !path.hasSuffix("surplus_hugepages") {
        #expect(warning["fact"]?.contains(path) == true, "\(warning)")
      }
      #expect(asked.code == 64)
      #expect(asked.errors.contains("hvo-bench restore"))
      #expect(asked.errors.contains("before a run that was killed"))
      // And nothing is said once it is back.
      let after = try await Tool.run(["doctor"], environment: environment)
      #expect(!after.output.contains("killed"))
    }

    /// SIGINT and SIGTERM at random moments: the run itself puts everything back before it ends.
    @Test(
      .enabled(if: MachineSettings.canBeChanged, "needs root and a kernel with HVO"),
      arguments: [SIGINT, SIGTERM])
    func aSignalAtAnyMomentLeavesNothing(signal: Int32) async throws {
      let turn = LiveTurn()
      defer { turn.end() }
      let before = MachineSettings()
      var changed = 0
      for strike in 0..<Self.strikes(4) {
        let moment = Self.moment(strike)
        let started = try Started(moment.arguments, environment)
        started.wait(upTo: moment.microseconds)
        if MachineSettings() != before { changed += 1 }
        kill(started.process.processIdentifier, signal)
        let output = started.finish()
        #expect(MachineSettings() == before, "strike \(strike): \(MachineSettings())")
        #expect(!FileManager.default.fileExists(atPath: Self.journal))
        switch started.process.terminationReason {
        case .uncaughtSignal:
          // Before anything was changed, when the default still holds.
          #expect(started.process.terminationStatus == signal)
        case .exit:
          #expect([0, 128 + signal].contains(started.process.terminationStatus))
          #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: output) }
        @unknown default: Issue.record("ended in an unknown way")
        }
      }
      print("signal \(signal): \(Self.strikes(4)) strikes, \(changed) while settings were changed")
    }
  }
}

/// Only one test run at a time changes the machine, whichever checkout it comes from.
private struct LiveTurn {
  private let descriptor = open("/tmp/hvo-bench-live-tests", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)

  init() { if descriptor >= 0 { flock(descriptor, LOCK_EX) } }

  func end() { if descriptor >= 0 { close(descriptor) } }
}

/// A run that goes on while the test does something.
private final class Started {
  let process = Process()
  private let pipe = Pipe()

  init(_ arguments: [String], _ environment: [String: String]) throws {
    process.executableURL = URL(filePath: Tool.path)
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    process.standardOutput = pipe
    process.standardError = FileHandle.nullDevice
    // A shell that starts tests in the background has SIGINT ignored, which children inherit, and the
    // tool leaves a signal alone that is ignored on purpose.
    Glibc.signal(SIGINT, SIG_DFL)
    try process.run()
  }

  /// At most ten seconds.
  func waitUntilChanged(from before: MachineSettings) {
    for _ in 0..<1000 where MachineSettings() == before && process.isRunning { usleep(10_000) }
  }

  /// A random time, and no longer than the run lasts.
  func wait(upTo microseconds: UInt32) {
    var left = UInt32.random(in: 0...microseconds)
    while left > 0, process.isRunning {
      let nap = min(left, 5000)
      usleep(nap)
      left -= nap
    }
  }

  /// At most ten seconds.
  func waitFor(_ path: String) {
    for _ in 0..<10_000 where access(path, F_OK) != 0 && process.isRunning { usleep(1000) }
  }

  func closeOutput() { try? pipe.fileHandleForReading.close() }

  func finish() -> Data {
    let data = (try? pipe.fileHandleForReading.readToEnd()) ?? Data()
    process.waitUntilExit()
    return data
  }
}

extension [String: Int] {
  /// "nr_hugepages 12, …": the last part of each path, most frequent first.
  fileprivate var described: String {
    sorted { $0.value > $1.value }
      .map { "\($0.key.split(separator: "/").suffix(2).joined(separator: "/")) \($0.value)" }
      .joined(separator: ", ")
  }
}

import Foundation
import Glibc
import TestSupport
import Testing

extension MachineChanges {
  /// A run that stops the machine by changing the clocksource, killed at random moments: the next start
  /// puts the clocksource back and says so. HVO_BENCH_KILLS=50 for more than a few.
  @Suite(.serialized) struct KilledRunTests {
    static let clocks = "/sys/devices/system/clocksource/clocksource0"
    static let kills =
      ProcessInfo.processInfo.environment["HVO_BENCH_KILLS"].flatMap { Int($0) } ?? 4

    static func text(_ path: String) -> String {
      let bytes = FileHandle(forReadingAtPath: path)?.availableData ?? Data()
      return String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
    }

    static let canChange: Bool =
      access("\(clocks)/current_clocksource", W_OK) == 0
      && text("\(clocks)/available_clocksource").split(separator: " ").count > 1
      && access("/sys/kernel/mm/hugepages", F_OK) == 0

    @Test(
      .enabled(if: canChange, "needs root, two clocksources and hugetlb for the machine's lock"))
    func theNextStartRestoresAndSaysSo() async throws {
      let original = Self.text("\(Self.clocks)/current_clocksource")
      let directory = FileManager.default.temporaryDirectory
        .appending(path: "killed-\(UUID().uuidString)")
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: directory) }
      let journal = directory.appending(path: "journal.json")
      let environment = ["HVO_BENCH_JOURNAL": journal.path]
      let line = "$HVO barriers --only none --no-count-flushes --thorough --allow-system-changes"
      let start = ContinuousClock.now
      let whole = try await Tool.shell("\(line) >/dev/null 2>&1", environment: environment)
      let lasts = (ContinuousClock.now - start) / .seconds(1)
      #expect(whole.code == 0)
      var random = SystemRandomNumberGenerator()
      var restored = 0
      // The first as soon as the machine may have been changed, the others whenever.
      let begun = "while [ ! -e \"$HVO_BENCH_JOURNAL\" ] && kill -0 $victim; do :; done"
      for kill in 0..<Self.kills {
        let delay = Double.random(in: 0...lasts, using: &random)
        let wait = kill == 0 ? begun : "sleep \(delay)"
        let run = try await Tool.shell(
          "\(line) >/dev/null 2>&1 & victim=$!; \(wait); kill -9 $victim; wait $victim",
          environment: environment)
        #expect(run.code == 137 || run.code == 0, "\(run)")
        let wasLeft = FileManager.default.fileExists(atPath: journal.path)
        let next = try await Tool.run(
          ["barriers", "--only", "none", "--no-count-flushes", "--format", "json"],
          environment: environment)
        #expect(next.code == 0, "\(next.errors)")
        #expect(Self.text("\(Self.clocks)/current_clocksource") == original)
        #expect(!FileManager.default.fileExists(atPath: journal.path))
        if wasLeft {
          restored += 1
          #expect(next.errors.contains("restored after an earlier run"), "\(next.errors)")
          #expect(next.errors.contains("current_clocksource"))
        }
      }
      #expect(restored > 0)
      print("killed \(Self.kills) times, a journal was left \(restored) times")
    }
  }
}

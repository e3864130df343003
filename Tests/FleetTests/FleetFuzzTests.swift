import Fleet
import Foundation
import HugeTLB
import TestSupport
import Testing

/// Whatever stands in a fleet file, it gives a plan or an error.
@Suite struct FleetFuzzTests {
  @Test(arguments: ["fleet.csv", "fleet.yaml"])
  func mutations(name: String) throws {
    let seed = [UInt8](
      try Data(contentsOf: repositoryRoot.appending(path: "docs/examples/\(name)")))
    let spice: [[UInt8]] = [
      Array("\"".utf8), Array("\r".utf8), Array("\n".utf8), [0], [0xFF], [0xEF, 0xBB, 0xBF],
      Array("9223372036854775807".utf8), Array("-1".utf8), Array("1e999".utf8), Array(",".utf8),
      Array("&a [*a]".utf8), Array("\t".utf8), Array("99999999999999999999".utf8), [0xC3],
      [0xF0, 0x9F],
    ]
    var generator = SplitMix64(seed: 42)
    let file = FileManager.default.temporaryDirectory.appending(path: "\(UUID())-\(name)")
    defer { try? FileManager.default.removeItem(at: file) }
    var outcomes: Set<Bool> = []
    for _ in 0..<1500 {
      var bytes = seed
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let at = Int.random(in: 0...bytes.count, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: bytes.insert(contentsOf: spice.randomElement(using: &generator)!, at: at)
        case 1 where at < bytes.count: bytes[at] = UInt8.random(in: 0...255, using: &generator)
        case 2: bytes.removeSubrange(at..<min(bytes.count, at + 7))
        default: bytes.append(contentsOf: bytes[..<at])
        }
      }
      try Data(bytes).write(to: file)
      do {
        let plan = try FleetPlan(reading: file.path)
        outcomes.insert(true)
        // What is left out is listed, what counts adds up.
        #expect(plan.rows + plan.badRows > 0)
        #expect(plan.badRows == 0 || !plan.problems.isEmpty)
        #expect(plan.total.budget.before == plan.total.budget.kept + plan.total.budget.freed)
        #expect(plan.complaints.allSatisfy { $0.count < 400 && !$0.contains("\n") })
      } catch {
        outcomes.insert(false)
        #expect(!"\(error)".contains("\n"))
      }
    }
    #expect(outcomes == [true, false])
  }
}

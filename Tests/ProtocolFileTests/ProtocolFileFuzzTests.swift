import BreakBeforeMake
import TestSupport
import Testing
import Vmemmap

@testable import ProtocolFile

/// Seeded mutations of the worked examples: each is read or refused with one line, never a trap.
@Suite struct ProtocolFileFuzzTests {
  static let pieces = [
    "&a ", "*a", "- ", "[", "]", "{", "}", ":", ": ", ",", "\"", "'", "#", "|", ">", "!", "%", "?",
    "\t", "\n", "\r", "\r\n", "  ", "---\n", "...\n", "\u{0}", "\u{85}", "\u{2028}", "é", "😀",
    "level-hint: 99999999999999999999", "- split", "- resume\n", "per: entry", "entries: current",
    "to: block", "ro-dbm", "<<: ", "~", "null", "-1", "0x10", "form: all",
  ]

  static func mutate(_ original: [UInt8], _ dice: inout SplitMix64) -> [UInt8] {
    var bytes = original
    for _ in 0..<Int.random(in: 1...4, using: &dice) {
      let at = Int.random(in: 0...bytes.count, using: &dice)
      let end = min(bytes.count, at + Int.random(in: 0...12, using: &dice))
      switch Int.random(in: 0..<6, using: &dice) {
      case 0: bytes.removeSubrange(at..<end)
      case 1: bytes.insert(contentsOf: Self.pieces.randomElement(using: &dice)!.utf8, at: at)
      case 2: bytes.insert(UInt8.random(in: 0...255, using: &dice), at: at)
      case 3:
        bytes.insert(contentsOf: bytes[at..<end], at: Int.random(in: 0...bytes.count, using: &dice))
      case 4: if at < bytes.count { bytes.remove(at: at) }
      default: if at < bytes.count { bytes[at] = UInt8.random(in: 32...126, using: &dice) }
      }
    }
    return bytes
  }

  @Test(arguments: Sample.names)
  func mutationsNeverTrap(name: String) throws {
    let original = try Sample.bytes(name)
    var dice = SplitMix64(seed: 0x9E37_79B9_7F4A_7C15)
    var refused = 0
    var read = 0
    for _ in 0..<5_000 {
      let bytes = Self.mutate(original, &dice)
      do throws(ProtocolFileError) {
        let file = try ProtocolFile(parsing: bytes, name: "mutant.yaml")
        read += 1
        // What is read is written and read again, and the checker takes it or refuses it.
        #expect(
          try ProtocolFile(parsing: Array(file.protocol.yaml.utf8), name: "m").protocol
            == file.protocol)
      } catch {
        refused += 1
        let text = error.description
        #expect(text.hasPrefix("mutant.yaml:"))
        let isOneLine = !text.contains { $0.isNewline }
        #expect(isOneLine && text.count < 1000 && !text.contains(".swift"))
      }
    }
    // Both happen, or the mutations prove nothing.
    #expect(refused > 1000 && read > 50, "\(read) read, \(refused) refused")
  }

  @Test func mutantsThatAreReadDontTrapTheCheckerOrTheSimulator() throws {
    var dice = SplitMix64(seed: 0xD1B5_4A32_D192_ED03)
    var checked = 0
    var setting = CheckSetting(architecture: .arm64, bbmLevel: .level2, hardwareAccessFlag: true)
    setting.stateBound = 300
    for name in Sample.names {
      let original = try Sample.bytes(name)
      for _ in 0..<400 {
        guard
          let file = try? ProtocolFile(parsing: Self.mutate(original, &dice), name: "mutant.yaml")
        else { continue }
        for operation in RemapOperation.allCases {
          _ = try? Checker.check(file.protocol, operation, setting)
        }
        try Simulation.runThrough(file.protocol)
        checked += 1
      }
    }
    #expect(checked > 50)
  }
}

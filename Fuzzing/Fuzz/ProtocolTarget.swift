import BreakBeforeMake
import Foundation
import ProtocolFile
import Vmemmap

/// Protocol files: read, checked in a lax and a strict setting, exported, written again.
struct ProtocolTarget: FuzzTarget {
  var words: [String] {
    [
      "split", "set", "invalidate", "barrier", "copy", "pause", "resume", "clear-af", "swap",
      "head",
      "tails", "all", "read-only", "read-write", "optimize", "restore", "  - ", "\n", ": ", "local",
    ]
  }

  func corpus(root: URL) throws -> [[UInt8]] {
    let examples = try root.appending(path: "docs/examples").files("yaml").map {
      Array(try Data(contentsOf: $0))
    }
    return examples.filter { (try? ProtocolFile(parsing: $0, name: "example")) != nil }
      + BuiltInProtocol.allCases.map { Array($0.make().yaml.utf8) }
  }

  func accepts(_ input: [UInt8]) -> Bool {
    do throws(ProtocolFileError) {
      let file = try ProtocolFile(parsing: input, name: "fuzz.yaml")
      for setting in Self.settings {
        for operation in RemapOperation.allCases {
          _ = try? Checker.check(file.protocol, operation, setting)
        }
        _ = try? HerdExport.files(file.protocol, .optimize, setting)
        _ = try? CasemateExport.files(file.protocol, .optimize, setting)
      }
      _ = file.protocol.yaml
      return true
    } catch {
      _ = "\(error)"
      return false
    }
  }

  private static let settings = [
    CheckSetting(architecture: .x86_64, bbmLevel: .level0, hardwareAccessFlag: true),
    CheckSetting(architecture: .arm64, bbmLevel: .level2, hardwareAccessFlag: false),
  ]
}

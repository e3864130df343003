import ArgumentParser
import BreakBeforeMake

/// Files for the checkers that kernel engineers trust already.
struct ExportOptions: ParsableArguments {
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp(
      """
      Also write the protocols for another checker: herd and a directory for herd7's litmus tests, \
      casemate and a file for Casemate's trace, or a directory where there are several: one for \
      each protocol and operation. The first arm64 setting is exported.
      """, valueName: "herd|casemate path"))
  var export: [String] = []

  enum Target: String, CaseIterable { case herd, casemate }

  func validate() throws { _ = try target() }

  /// Where to and for whom; nil if nothing is to be exported.
  func target() throws -> (target: Target, path: String)? {
    if export.isEmpty { return nil }
    guard export.count == 2, let target = Target(rawValue: export[0]) else {
      throw ValidationError(
        "--export \(export.joined(separator: " ")): write herd DIRECTORY or casemate FILE")
    }
    return (target, export[1])
  }
}

public import Vmemmap

/// A protocol's page-table changes as AArch64 litmus tests in herd7's format (variant vmsa), for
/// Arm's published model: one test per kind of entry and walker.
public enum HerdExport {
  /// What the other CPU does.
  enum Walker: String, CaseIterable {
    /// Loads twice.
    case load
    /// Takes a reference: load, then compare-and-swap.
    case tryGet = "try-get"
  }

  /// The tests of one operation.
  ///
  /// - Throws: `ProgramError` for steps that mean nothing.
  public static func files(
    _ p: RemapProtocol, _ operation: RemapOperation, _ setting: CheckSetting
  ) throws(ProgramError) -> [ExportedFile] {
    let verdict = try Checker.check(p, operation, setting).legality.text
    let programs = try Program.programs(of: p, operation, tails: 1)
    var files: [ExportedFile] = []
    for (number, program) in programs.enumerated() {
      let run = try ProgramRun(program, setting)
      for entry in [EntryName.head, .tail] {
        let changes = run.events.dropFirst(run.splitEvents)
        guard changes.contains(where: { $0.stores.contains { $0.entry == entry } }) else {
          continue
        }
        for walker in Walker.allCases where walker == .load || entry == .head {
          let part = programs.count > 1 ? ".\(number + 1)" : ""
          let kind = entry == .head ? "head" : "tail"
          let name = "\(p.id).\(operation.rawValue)\(part).\(kind).\(walker.rawValue)"
          var test = HerdTest(program, run, entry, walker, setting)
          files.append(test.file(name: name, verdict: verdict))
        }
      }
    }
    return files
  }
}

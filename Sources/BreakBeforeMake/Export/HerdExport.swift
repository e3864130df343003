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
    var files: [ExportedFile] = []
    for exported in try ExportedRun.all(of: p, operation, setting) {
      let run = exported.run
      for entry in [EntryName.head, .tail] {
        let changes = run.events.dropFirst(run.splitEvents)
        guard changes.contains(where: { $0.stores.contains { $0.entry == entry } }) else {
          continue
        }
        for walker in Walker.allCases where walker == .load || entry == .head {
          let kind = entry == .head ? "head" : "tail"
          var test = HerdTest(exported.program, run, entry, walker, setting)
          files.append(
            test.file(name: "\(exported.name).\(kind).\(walker.rawValue)", verdict: verdict))
        }
      }
    }
    return files
  }
}

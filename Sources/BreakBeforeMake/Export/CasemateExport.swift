public import Vmemmap

/// One run of a protocol as a trace in Casemate's record format: page-table writes, TLBIs and
/// barriers of the remapping CPU.
public enum CasemateExport {
  /// The trace of one operation; a demote gives two.
  ///
  /// - Throws: `ProgramError` for steps that mean nothing.
  public static func files(
    _ p: RemapProtocol, _ operation: RemapOperation, _ setting: CheckSetting
  ) throws(ProgramError) -> [ExportedFile] {
    let verdict = try Checker.check(p, operation, setting).legality.text
    var files: [ExportedFile] = []
    for exported in try ExportedRun.all(of: p, operation, setting) {
      var trace = CasemateTrace(source: exported.name)
      trace.begin(exported.run)
      files.append(
        ExportedFile(
          name: exported.name + ".casemate",
          text: trace.text(verdict: "\(setting.name); \(verdict)"),
          limitations: trace.limitations.all))
    }
    return files
  }
}

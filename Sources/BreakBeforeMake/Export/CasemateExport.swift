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
    let programs = try Program.programs(of: p, operation, tails: 1)
    var files: [ExportedFile] = []
    for (number, program) in programs.enumerated() {
      let part = programs.count > 1 ? ".\(number + 1)" : ""
      let name = "\(p.id).\(operation.rawValue)\(part)"
      var trace = CasemateTrace(source: name)
      trace.begin(try ProgramRun(program, setting))
      files.append(
        ExportedFile(
          name: name + ".casemate", text: trace.text(verdict: "\(setting.name); \(verdict)"),
          limitations: trace.limitations.all))
    }
    return files
  }
}

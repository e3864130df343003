internal import Vmemmap

/// A file for another checker, and what its format can't say.
public struct ExportedFile: Sendable, Hashable {
  /// File name without a directory.
  public let name: String
  public let text: String
  /// What was left out or changed, one sentence each; also in the file.
  public let limitations: [String]
}

/// Collects limitations, each once, in the order in which they come up.
struct Limitations {
  private(set) var all: [String] = []

  mutating func note(_ sentence: String) {
    if !all.contains(sentence) { all.append(sentence) }
  }
}

/// One program of an operation, run once, under the name of its files.
struct ExportedRun {
  let name: String
  let program: Program
  let run: ProgramRun

  /// The programs of an operation; a demote's two are numbered.
  static func all(
    of p: RemapProtocol, _ operation: RemapOperation, _ setting: CheckSetting
  ) throws(ProgramError) -> [ExportedRun] {
    let programs = try Program.programs(of: p, operation, tails: 1)
    var runs: [ExportedRun] = []
    for (number, program) in programs.enumerated() {
      let part = programs.count > 1 ? ".\(number + 1)" : ""
      runs.append(
        ExportedRun(
          name: "\(p.id).\(operation.rawValue)\(part)", program: program,
          run: try ProgramRun(program, setting)))
    }
    return runs
  }
}

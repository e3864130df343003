import BreakBeforeMake
import Results
import Tradeoff
import Vmemmap

/// What the checker says of each protocol, by its name; the runs that go wrong are kept in the file.
struct JudgementStage {
  /// The setting of the machine in question first.
  let settings: [CheckSetting]

  func run(
    _ protocols: [RemapProtocol], into file: inout ResultFile, progress: Progress
  ) throws -> [String: [Judgement]] {
    var judgements: [String: [Judgement]] = [:]
    var counterexamples: [CounterexampleRow] = []
    for remap in protocols {
      progress.show("checking \(remap.id)")
      let all = try failure { try settings.map { try Judgement(remap, under: $0) } }
      judgements[remap.id] = all
      counterexamples += CounterexampleRow.all(all, of: remap)
    }
    progress.clearLine()
    if !counterexamples.isEmpty { file.counterexamples = counterexamples }
    return judgements
  }
}

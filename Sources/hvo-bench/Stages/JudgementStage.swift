import BreakBeforeMake
import Tradeoff
import Vmemmap

/// What the checker says of each protocol, by its name.
struct JudgementStage {
  /// The setting of the machine in question first.
  let settings: [CheckSetting]

  func run(_ protocols: [RemapProtocol], _ progress: Progress) throws -> [String: [Judgement]] {
    var judgements: [String: [Judgement]] = [:]
    for remap in protocols {
      progress.show("checking \(remap.id)")
      judgements[remap.id] = try failure { try settings.map { try Judgement(remap, under: $0) } }
    }
    progress.clearLine()
    return judgements
  }
}

internal import BreakBeforeMake
public import Tradeoff
public import Vmemmap

extension CounterexampleRow {
  /// The runs that decide against a protocol, each once for the settings that share it.
  public static func all(_ judgements: [Judgement], of remap: RemapProtocol) -> [CounterexampleRow]
  {
    var rows: [CounterexampleRow] = []
    for judgement in judgements {
      let (operation, legality) = judgement.deciding
      guard let headline = legality.headline else { continue }
      let finding = CheckRow.Finding(headline, traces: true)
      let setting = judgement.setting.name
      let same = rows.firstIndex {
        $0.operation == RemapRow.Operation(operation) && $0.finding == finding
      }
      if let same {
        rows[same].settings.append(setting)
      } else {
        rows.append(
          CounterexampleRow(
            protocolID: remap.id, title: remap.title, operation: RemapRow.Operation(operation),
            split: remap.split.rawValue, settings: [setting], finding: finding))
      }
    }
    return rows
  }
}

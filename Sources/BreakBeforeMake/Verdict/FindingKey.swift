/// Findings that differ only in the values involved, the CPU or the tail are one.
struct FindingKey: Hashable {
  let kind: String
  let entry: EntryName

  init(_ kind: FindingKind, at entry: EntryName) {
    self.entry = entry == .tail2 ? .tail : entry
    self.kind =
      switch kind {
      case .unpredictable(let rule, _, _): "rule " + rule.rawValue
      case .walkerFault(let fault, let handler): fault.rawValue + handler.rawValue
      case .outsideRelaxation: "outside"
      case .updateLost: "lost"
      case .staleTranslation(_, let freed): freed ? "freed" : "left"
      case .reliesOnPermission: "relies"
      case .contentsNotVisible: "contents"
      case .mayGiveUp: "gives up"
      }
  }
}

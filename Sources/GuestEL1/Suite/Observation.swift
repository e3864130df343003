import BreakBeforeMake

/// What can be noticed while a protocol runs: by the payload on a real MMU, and by the checker in
/// the model.
public enum Observation: String, Sendable, Hashable, CaseIterable, Comparable {
  case translationFault = "translation fault"
  case accessFlagFault = "access flag fault"
  case permissionFault = "permission fault"
  case conflictAbort = "TLB conflict abort"
  /// A read through a translation that the tables don't hold any more, or a permission that isn't
  /// theirs.
  case staleTranslation = "stale translation"
  /// A reference that was taken and is gone.
  case lostReference = "lost reference"
  /// A word that no `struct page` of the folio ever held.
  case wrongContents = "wrong contents"
  /// A folio given up after the last compare-and-swap.
  case givenUp = "given up"

  public static func < (a: Observation, b: Observation) -> Bool {
    allCases.firstIndex(of: a)! < allCases.firstIndex(of: b)!
  }

  init?(_ kind: FindingKind) {
    switch kind {
    case .walkerFault(.translation, _): self = .translationFault
    case .walkerFault(.permission, _): self = .permissionFault
    case .walkerFault(.accessFlag, _): self = .accessFlagFault
    case .walkerFault(.conflictAbort, _): self = .conflictAbort
    case .updateLost: self = .lostReference
    case .staleTranslation: self = .staleTranslation
    case .contentsNotVisible: self = .wrongContents
    case .mayGiveUp: self = .givenUp
    case .unpredictable, .outsideRelaxation, .reliesOnPermission: return nil
    }
  }
}

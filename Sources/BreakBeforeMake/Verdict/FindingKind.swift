/// What a check can find.
public enum FindingKind: Sendable, Hashable {
  /// Two descriptions that the rule doesn't allow together were reachable at once: an abort, one
  /// of the translations or an amalgamation (R_FVQCK).
  case unpredictable(Rule, old: EntryValue, new: EntryValue)
  /// Size and permission changed in one store; the FEAT_BBM relaxation is for size alone (R_PVTFW).
  case outsideRelaxation(old: EntryValue, new: EntryValue)
  /// A walker's access can fault.
  case walkerFault(Fault, handledBy: FaultHandler)
  /// A reference taken by a try-get isn't in the head's `struct page` at the end.
  case updateLost
  /// A translation older than the tables is left over: to a freed frame, or after the last step.
  case staleTranslation(EntryValue, isFreed: Bool)
  /// A stricter permission was relied on while the looser one may still be cached (R_GPPYH).
  case reliesOnPermission(EntryValue)
  /// A walker can read a frame before its contents are there.
  case contentsNotVisible(FrameName)
  /// Hardware can set the Access flag before every one of the tries: the folio stays partly
  /// optimised, -EAGAIN.
  case mayGiveUp(tries: Int)

  public enum Fault: String, Sendable, Hashable, CaseIterable {
    case translation
    case permission
    case accessFlag = "access flag"
    case conflictAbort = "TLB conflict abort"
  }

  public enum FaultHandler: String, Sendable, Hashable, CaseIterable {
    /// A kernel access to the vmemmap that nobody expects to fault: an oops.
    case nobody
    /// The fault handler makes the walker wait (approach A).
    case faultHandler = "the fault handler"
  }

  /// The rule that it goes back to; nil where it is the kernel's promise that breaks.
  public var rule: Rule? {
    switch self {
    case .unpredictable(let rule, _, _): rule
    case .outsideRelaxation: .sizeRelaxation
    case .reliesOnPermission: .permissionNeedsInvalidation
    case .walkerFault, .updateLost, .staleTranslation, .contentsNotVisible, .mayGiveUp: nil
    }
  }

  /// Whether it makes a sequence illegal. A fault that is handled, a conflict abort that FEAT_BBM
  /// level 2 permits and giving up don't.
  public var isViolation: Bool {
    switch self {
    case .walkerFault(.conflictAbort, _), .walkerFault(_, handledBy: .faultHandler), .mayGiveUp:
      false
    default: true
    }
  }

  var isFault: Bool { if case .walkerFault = self { true } else { false } }

  /// For the headline: a broken rule first (a block's size, which FEAT_BBM may mend, last of
  /// them), then what the kernel's promise breaks, then a fault, which breaks no rule.
  var rank: Int {
    switch self {
    case .unpredictable(.outputAddressWritable, _, _): 0
    case .unpredictable(.outputAddressContents, _, _): 1
    case .unpredictable(.size, _, _): 5
    case .unpredictable: 2
    case .outsideRelaxation: 3
    case .reliesOnPermission: 4
    case .staleTranslation(_, isFreed: true), .updateLost: 6
    case .contentsNotVisible, .staleTranslation: 7
    case .walkerFault: 8
    case .mayGiveUp: 9
    }
  }
}

extension FindingKind {
  /// A few words, with the rule in brackets where there is one.
  public var title: String {
    switch self {
    case .unpredictable(let rule, _, _): "\(rule.summary) (\(rule.identifier))"
    case .outsideRelaxation:
      "size and permission changed in one store (\(Rule.sizeRelaxation.identifier))"
    case .walkerFault(let fault, .nobody):
      fault == .conflictAbort ? fault.rawValue + " possible" : fault.rawValue + " fault, unhandled"
    case .walkerFault(let fault, .faultHandler): fault.rawValue + " fault, handled"
    case .updateLost: "a reference is lost"
    case .staleTranslation(_, isFreed: true): "stale translation to a freed frame"
    case .staleTranslation(_, isFreed: false): "stale translation after the last step"
    case .reliesOnPermission:
      "\(Rule.permissionNeedsInvalidation.summary) "
        + "(\(Rule.permissionNeedsInvalidation.identifier))"
    case .contentsNotVisible: "a frame can be read before its contents are there"
    case .mayGiveUp(let tries): "may give up after \(tries) tries"
    }
  }

  /// A sentence with what is involved.
  public var detail: String {
    switch self {
    case .unpredictable(_, let old, let new), .outsideRelaxation(let old, let new):
      "reachable together: [\(old.text)] and [\(new.text)]"
    case .walkerFault(let fault, let handler):
      fault == .conflictAbort
        ? "two sizes may be cached until the invalidation completes; FEAT_BBM level 2 lets it abort"
        : "a walker takes a \(fault.rawValue) fault; handled by \(handler.rawValue)"
    case .updateLost: "a try-get succeeded on a frame that the head no longer maps"
    case .staleTranslation(let value, let freed):
      "may still be cached: [\(value.text)]" + (freed ? ", whose frame is free" : "")
    case .reliesOnPermission(let value):
      "may still be cached: [\(value.text)], though the entry allows no write any more"
    case .contentsNotVisible(let frame): "reachable without its contents: \(frame.name)"
    case .mayGiveUp(let tries):
      "hardware can set the Access flag before each of \(tries) swaps; the folio stays partly "
        + "optimised (-EAGAIN)"
    }
  }
}

/// FEAT_BBM, as ID_AA64MMFR2_EL1.BBM counts it; 3 is FEAT_BBML3.
public enum BBMLevel: Int, Sendable, Hashable, CaseIterable, Comparable {
  case level0, level1, level2, level3

  public static func < (a: BBMLevel, b: BBMLevel) -> Bool { a.rawValue < b.rawValue }
}

/// Whether R_WHZWS 2 compares contents.
public enum ContentsRule: String, Sendable, Hashable, CaseIterable {
  /// Different contents need a break.
  case enforced
  /// Contents are taken as equal ("if we ignore the content requirement").
  case waived
}

/// When R_WHZWS 2 compares contents.
public enum ContentsMoment: String, Sendable, Hashable, CaseIterable {
  /// When a store makes the second translation reachable.
  case atChange = "at-change"
  /// For as long as both translations are reachable; stricter.
  case whileBothReachable = "while-both-reachable"
}

/// The head's `_refcount` while its folio is remapped.
public enum FolioRefcount: String, Sendable, Hashable, CaseIterable {
  /// Frozen: a try-get loads zero and stops.
  case zero
  /// References may be taken: a try-get goes on to its compare-and-swap.
  case held
}

/// At which levels nT can be felt.
public enum NTFaults: String, Sendable, Hashable, CaseIterable {
  /// At every level that has the bit.
  case everyLevel = "every-level"
  /// At level 1 only.
  case levelOne = "level-1"
}

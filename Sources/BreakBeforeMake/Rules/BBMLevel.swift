/// FEAT_BBM, as ID_AA64MMFR2_EL1.BBM counts it; 3 is FEAT_BBML3.
public enum BBMLevel: Int, Sendable, Hashable, CaseIterable, Comparable {
  case level0, level1, level2, level3

  public static func < (a: BBMLevel, b: BBMLevel) -> Bool { a.rawValue < b.rawValue }
}

/// An architectural rule that a sequence can break, with the manual that states it.
public enum Rule: String, Sendable, Hashable, CaseIterable {
  /// Memory type, shareability, inner or outer cacheability change.
  case attributes
  /// The output address changes while the old or the new entry is writable.
  case outputAddressWritable
  /// The output address changes between frames with different contents.
  case outputAddressContents
  /// Block against table, or the Contiguous bit.
  case size
  /// An entry becomes global while non-global ones may still be cached.
  case global
  /// What a break-before-make sequence is.
  case sequence
  /// FEAT_BBM relaxes a change of size, and nothing else.
  case sizeRelaxation
  /// Entries that fault are never cached, so leaving such a state needs no invalidation.
  case faultingNotCached
  /// A stricter permission holds only after an invalidation.
  case permissionNeedsInvalidation
  /// What may come of an omitted break.
  case omission
  /// x86: old and new translations may both be used until the flush.
  case x86Stale

  /// The rule's name in its manual, with the clause.
  public var identifier: String {
    switch self {
    case .attributes: "R_WHZWS 1"
    case .outputAddressWritable, .outputAddressContents: "R_WHZWS 2"
    case .size: "R_WHZWS 3"
    case .global: "R_WHZWS 4"
    case .sequence: "R_DDMVT"
    case .sizeRelaxation: "R_PVTFW"
    case .faultingNotCached: "I_WZCBG"
    case .permissionNeedsInvalidation: "R_GPPYH"
    case .omission: "R_FVQCK"
    case .x86Stale: "SDM 4.10.4.3"
    }
  }

  /// The document and section that state it.
  public var edition: String {
    self == .x86Stale ? "Intel SDM volume 3A, section 4.10" : "DDI 0487 M.b, D8.17.1"
  }

  /// What it says, in our words.
  public var summary: String {
    switch self {
    case .attributes: "memory type, shareability or cacheability changed"
    case .outputAddressWritable: "output address changed while writable"
    case .outputAddressContents: "output address changed between different contents"
    case .size: "block size or Contiguous bit changed"
    case .global: "made global while non-global entries may be cached"
    case .sequence: "invalid entry, DSB, broadcast TLBI, DSB, new entry, DSB"
    case .sizeRelaxation: "FEAT_BBM relaxes a change of size with nothing else"
    case .faultingNotCached: "an entry that faults is not cached; AF = 0 is a break"
    case .permissionNeedsInvalidation: "a stricter permission relied on before an invalidation"
    case .omission: "an abort, one of the translations, or an amalgamation of them"
    case .x86Stale: "old and new translation may both be used until the flush"
    }
  }
}

/// The set of rules that an architecture holds sequences to.
public enum RuleSet: String, Sendable, Hashable, CaseIterable {
  /// Break-before-make (DDI 0487 M.b, D8.17.1).
  case arm64
  /// No break-before-make; only stale translations matter.
  case x86_64

  /// The rules whose breach makes the outcome UNPREDICTABLE.
  public var breaks: [Rule] {
    switch self {
    case .arm64: [.attributes, .outputAddressWritable, .outputAddressContents, .size, .global]
    case .x86_64: []
    }
  }
}

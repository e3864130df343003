internal import Vmemmap

/// What comes of two descriptions of one address being reachable at the same time.
enum Conflict: Hashable {
  /// Break-before-make was required.
  case broken(Rule)
  /// Size and permission changed in one store: by R_PVTFW's letter relaxed at no level.
  case outsideRelaxation
  /// Relaxed, but a TLB conflict abort may come until the invalidation completes (level 2).
  case conflictAbort

  var isAboutSize: Bool {
    if case .broken(let rule) = self { rule == .size } else { true }
  }
}

/// The condition of R_WHZWS and its relaxation by FEAT_BBM, for one pair of values.
struct BreakRequirement {
  let level: BBMLevel
  let comparesContents: Bool

  init(_ setting: CheckSetting) {
    level = setting.bbmLevel
    comparesContents = setting.contentsRule == .enforced
  }

  /// What R_WHZWS says of `old` and `new`, both cacheable, both describing `entry`'s address.
  ///
  /// - Parameter contentsDiffer: of the two frames; asked only where it matters.
  func conflicts(
    _ old: EntryValue, _ new: EntryValue, at entry: EntryName, contentsDiffer: Bool
  ) -> [Conflict] {
    if old == new { return [] }
    guard let oldFrame = old.frame(for: entry), let newFrame = new.frame(for: entry) else {
      return tableConflicts(old, new)
    }
    var found: [Conflict] = []
    if attributesDiffer(old.attributes, new.attributes) { found.append(.broken(.attributes)) }
    if oldFrame != newFrame {
      if old.permission.countsAsWritable || new.permission.countsAsWritable {
        found.append(.broken(.outputAddressWritable))
      }
      if comparesContents && contentsDiffer { found.append(.broken(.outputAddressContents)) }
    }
    found += sizeConflicts(old, new, alone: found.isEmpty && oldFrame == newFrame)
    if old.attributes.nonGlobal && !new.attributes.nonGlobal { found.append(.broken(.global)) }
    return found
  }

  private func attributesDiffer(_ a: Attributes, _ b: Attributes) -> Bool {
    if a.memoryType != b.memoryType || a.shareability != b.shareability { return true }
    return a.memoryType == .normal && (a.inner != b.inner || a.outer != b.outer)
  }

  /// A cached block against a cached table: R_WHZWS 3 on the PMD itself.
  private func tableConflicts(_ a: EntryValue, _ b: EntryValue) -> [Conflict] {
    guard a.target == .block || b.target == .block else { return [] }
    return relaxed(blockHasNT: a.nT || b.nT).map { $0 ? [.conflictAbort] : [] }
      ?? [.broken(.size)]
  }

  private func sizeConflicts(_ old: EntryValue, _ new: EntryValue, alone: Bool) -> [Conflict] {
    let blockChanges = (old.target == .block) != (new.target == .block)
    let contiguousChanges = old.attributes.contiguous != new.attributes.contiguous
    guard blockChanges || contiguousChanges else { return [] }
    var found: [Conflict] = []
    var mayAbort = false
    if blockChanges {
      switch relaxed(blockHasNT: old.nT || new.nT) {
      case nil: found.append(.broken(.size))
      case let aborts?: mayAbort = aborts
      }
    }
    if contiguousChanges {
      if level == .level0 {
        if found.isEmpty { found.append(.broken(.size)) }
      } else {
        mayAbort = mayAbort || level < .level3
      }
    }
    if old.permission != new.permission && alone {
      found.append(.outsideRelaxation)
    } else if found.isEmpty && mayAbort {
      found.append(.conflictAbort)
    }
    return found
  }

  /// Whether FEAT_BBM relaxes a change between block and table, and if so whether a conflict abort
  /// may come of it; nil if it doesn't.
  private func relaxed(blockHasNT: Bool) -> Bool? {
    switch level {
    case .level0: nil
    case .level1: blockHasNT ? false : nil
    case .level2: !blockHasNT
    case .level3: false
    }
  }
}

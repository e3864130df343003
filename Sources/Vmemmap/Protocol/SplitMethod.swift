/// How a vmemmap PMD that is still a block becomes a table of PTEs.
public enum SplitMethod: String, Sendable, Hashable, CaseIterable {
  /// The table entry overwrites the block: x86, and arm64 with FEAT_BBM level 2 or 3.
  case overwrite
  /// Invalid entry, broadcast TLBI, table entry.
  case withBreak = "break"
  /// FEAT_BBM level 1: nT set first, then the table entry.
  case nT = "nt"
  /// The Access flag cleared as the break, then a compare-and-swap (approach E).
  case accessFlag = "access-flag"
  /// The vmemmap is mapped by base pages: nothing to split.
  case notNeeded = "none"

  /// One line on what it does.
  public var summary: String {
    switch self {
    case .overwrite: "overwrite the block by the table"
    case .withBreak: "break-before-make"
    case .nT: "nT bit first (FEAT_BBM level 1)"
    case .accessFlag: "Access flag as the break"
    case .notNeeded: "vmemmap mapped by base pages"
    }
  }

  /// The phases that split every block PMD of a batch.
  ///
  /// - Parameters:
  ///   - permission: of the PTEs in the new table.
  ///   - pause: how other CPUs are kept off while the entry is broken; nil if they aren't.
  public func phases(permission: Permission, pause: Pause?) -> [Phase] {
    let flushPMD = Step.flush(TLBInvalidation(.address(.pmd)))
    let enter: [Step] = pause.map { [.pause($0)] } ?? []
    let leave: [Step] = pause == nil ? [] : [.resume]
    switch self {
    case .overwrite:
      return [
        Phase(
          "fill a table and put it over each block", per: .blockPMD,
          [.populate(permission), .barrier(.wmb)] + enter + [.set(.pmd, .table)] + leave),
        Phase("one flush for all splits", per: .batch, Step.flushAll),
      ]
    case .withBreak:
      return [
        Phase(
          "break each block, then put its table", per: .blockPMD,
          [.populate(permission), .barrier(.wmb)] + enter + [.set(.pmd, .invalid)] + flushPMD
            + [.set(.pmd, .table), .barrier(.dsbIshst), .barrier(.isb)] + leave)
      ]
    case .nT:
      return [
        Phase(
          "set nT on each block, then put its table", per: .blockPMD,
          [.populate(permission), .barrier(.wmb)] + enter
            + [.set(.pmd, .block(.readWrite, nT: true))] + flushPMD
            + [.set(.pmd, .table)] + flushPMD + leave)
      ]
    case .accessFlag:
      return [
        Phase(
          "clear AF of each block, then swap in its table", per: .blockPMD,
          [.populate(permission), .barrier(.wmb), .clearAccessFlag(.pmd)] + flushPMD
            + [.swap(.pmd, .table), .barrier(.dsbIshst), .barrier(.isb)])
      ]
    case .notNeeded:
      return []
    }
  }
}

extension Section {
  /// Whether its rows are compared as exact counts of the emulator, the same in every run of the same
  /// code.
  var isExact: Bool { self == .el1Counts || self == .el1Primitives }
}

extension ResultFile {
  /// What the emulator counted on one core: exact, whatever the host. What was counted on several cores
  /// has waits in it.
  var exactCounts: [Timing] {
    (el1Counts ?? []).flatMap { Timing.exact($0) }
      + (el1Primitives ?? []).filter { $0.cores == 1 && $0.instructions.value != nil }
      .map { Timing.exact($0) }
  }
}

extension Timing {
  /// Every count of one direction of a protocol.
  fileprivate static func exact(_ row: EL1CountRow) -> [Timing] {
    EL1CountRow.columns.compactMap { column in
      guard case .figure(let figure) = column.cell(row), column.direction == .smaller else {
        return nil
      }
      return exact(
        .el1Counts, key: "\(row.key), \(column.title)", setting: "batches of \(row.hugePages)",
        figure)
    }
  }

  fileprivate static func exact(_ row: EL1PrimitiveRow) -> Timing {
    exact(.el1Primitives, key: row.key, setting: "", row.instructions)
  }

  private static func exact(
    _ section: Section, key: String, setting: String, _ figure: Figure
  ) -> Timing {
    Timing(
      section: section, key: key, group: "exact counts", setting: setting, isSmallerBetter: true,
      figure: figure, samples: nil, parts: [])
  }
}

extension ComparisonJudge {
  /// Two exact counts: equal, or by how much they aren't.
  func exact(_ before: Timing, _ after: Timing) -> ComparisonRow {
    func row(_ verdict: ComparisonRow.Verdict, _ change: Figure, _ reason: String? = nil)
      -> ComparisonRow
    {
      ComparisonRow(
        section: before.section.rawValue, row: before.key, before: before.figure,
        after: after.figure, change: change, changeLow: change, changeHigh: change,
        verdict: verdict, reason: reason)
    }
    if let (verdict, reason) = Self.obstacle(before, after) {
      return row(verdict, .absent(.percent, reason: reason), reason)
    }
    let (old, new) = (before.figure.value ?? 0, after.figure.value ?? 0)
    if old == new { return row(.equal, Figure(0, .percent, .derived(from: "two exact counts"))) }
    guard old != 0 else {
      let reason = "a share of 0 can't be stated"
      return row(
        .zeroBaseline,
        .absent(.percent, reason: ComparisonRow.Verdict.zeroBaseline.rawValue), reason)
    }
    return row(
      new > old ? .more : .fewer,
      Figure((new - old) / old * 100, .percent, .derived(from: "two exact counts")))
  }
}

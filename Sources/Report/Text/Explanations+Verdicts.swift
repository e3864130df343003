internal import Results

// The sentences that go with the verdicts, the same in text and Markdown.

extension [VerdictRow] {
  /// The letters of the settings.
  var settingLines: [String] {
    VerdictRow.settings(of: self).enumerated().map { "\(VerdictRow.letter($0)) = \($1)" }
  }

  /// What the marks and the columns say.
  var columnLines: [String] {
    let used = VerdictRow.Verdict.allCases.filter { verdict in
      contains { $0.legality.contains { $0.verdict == verdict } }
    }
    var lines: [String] = []
    if used.isEmpty {
      lines.append(
        "Legality isn't judged for this architecture: the checker knows the rules of arm64 and "
          + "x86_64 only.")
    } else {
      lines.append(used.map { "\($0.mark) = \($0.meaning)" }.joined(separator: ", "))
    }
    let shares = Set(compactMap { $0.coreShare.value }).sorted().map(CSV.number)
    let share = shares.isEmpty ? "the stated share" : shares.joined(separator: " or ") + " %"
    let isMeasured = contains { $0.costHVO.provenance?.kind == .measured }
    lines.append(
      "HVO and De-HVO: CPU time per huge page. Saved: per huge page, before page tables. "
        + "Break-even: huge pages allocated and freed per second that take \(share) of one core. "
        + (isMeasured
          ? "The CPU time is the writing thread's, as it was measured of the kernel itself; what its "
            + "flushes take of other CPUs isn't in it."
          : "The software part is simulated in warm caches, without the kernel's page allocation: a "
            + "lower bound, so the break-even churn may be less; hvo-bench kernel measures the kernel "
            + "itself."))
    return lines
  }

  /// How the marks go with those of the checks, which are about the steps alone.
  var comparisonLines: [String] {
    let known: Set<VerdictRow.Verdict> = [.legal, .conditional, .illegal]
    guard contains(where: { $0.legality.contains { known.contains($0.verdict) } }) else {
      return []
    }
    return [
      "hvo-bench check judges the steps alone: where they lean on what the kernel keeps anyway (a "
        + "refcount of zero) it says if, here it is yes; and it tells fault (a walker meets one that "
        + "nobody handles) from NO (a rule is broken)."
    ]
  }

  /// Each verdict with its rule and reason, once for all sizes and settings that share it.
  var reasonLines: [String] {
    let settings = VerdictRow.settings(of: self)
    var lines: [String] = []
    for (id, rows) in grouped(by: \.protocolID) {
      let all = rows.flatMap(\.legality)
      for (shared, same) in all.grouped(by: SharedVerdict.init) {
        let letters = settings.indices.filter { index in
          same.contains { $0.setting == settings[index] }
        }
        let places = letters.map(VerdictRow.letter).joined(separator: " ")
        let rule = shared.rule.map { ", \($0)" } ?? ""
        lines.append(
          "\(id): \(places) \(shared.verdict.mark)\(rule): \(shared.reason)")
      }
    }
    return lines
  }
}

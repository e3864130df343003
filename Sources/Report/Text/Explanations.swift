internal import Results

// The sentences that go with a table, the same in text and Markdown.

extension HostRecord {
  /// Pools and counters: what has no column of its own.
  var lines: [(name: String, text: String)] {
    let lines = pools.map { pool in
      let counts = pool.counts.map { "\($0.value.map { "\($0)" } ?? "?") \($0.name)" }
      return (name: "Pool \(SizeLabel.text(pool.sizeBytes))", text: counts.joined(separator: ", "))
    }
    return lines + counters.lines
  }
}

extension CounterSupport {
  /// Names of one reason that are shown.
  private static let mostNames = 5

  /// "2 of 4 can be opened", and a line for each reason why others can't.
  fileprivate var lines: [(name: String, text: String)] {
    guard !events.isEmpty else { return [] }
    let missing = events.filter { !$0.available }
    let opened = "\(events.count - missing.count) of \(events.count) can be opened"
    return [(name: "Counters", text: opened)]
      + missing.grouped(by: \.sharedReason).map { reason, events in
        let names = events.prefix(Self.mostNames).map(\.name).joined(separator: ", ")
        let rest = events.count - Self.mostNames
        let more = rest > 0 ? " and \(rest) more" : ""
        return (name: "Not counted", text: "\(names)\(more): \(reason)")
      }
  }
}

extension CounterSupport.Event {
  /// The reason in words that events of the same kind share: their own name isn't in it.
  fileprivate var sharedReason: String {
    guard let reason else { return "no reason given" }
    guard let row = name.split(separator: ":").dropFirst().last else {
      return reason.replacing(" '\(name)'", with: "")
    }
    return reason.replacing(" '\(row)'", with: " of that name")
  }
}

extension ResultFile {
  /// What the host's kernel does now and what changes that, where the conclusions are about it.
  var stateLine: String? {
    guard let host, !conclusions.isEmpty, host.hvo.state == .on || host.hvo.state == .off,
      savings.allSatisfy({ $0.assumptions.architecture == host.architecture })
    else { return nil }
    let change = host.hvo.how.map { "; to change it: \($0)" } ?? ""
    return "HVO is \(host.hvo.state.rawValue) on this machine\(change)."
  }
}

extension [SavingsRow] {
  /// What the arithmetic assumes, once for all rows that share it.
  var assumptionLines: [String] {
    grouped(by: \.assumptions).map { "Computed for \($0.key.text)." }
  }

  var noteLines: [String] { notes(of: \.notes) }
}

extension [BarrierRow] {
  var noteLines: [String] { notes(of: \.notes) }
}

extension Array where Element: ResultRow {
  /// Each note once, with the rows that it is about.
  fileprivate func notes(of notes: (Element) -> [String]) -> [String] {
    let pairs = flatMap { row in notes(row).map { (note: $0, key: row.key) } }
    return pairs.grouped(by: \.note).map { note, pairs in
      let rows = pairs.prefix(3).map(\.key).joined(separator: "; ")
      let more = pairs.count > 3 ? " and \(pairs.count - 3) more" : ""
      return "\(note) (\(rows)\(more))"
    }
  }
}

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
    lines.append(
      "HVO and De-HVO: CPU time per huge page. Saved: per huge page, before page tables. "
        + "Break-even: huge pages allocated and freed per second that take \(share) of one core. The software part is "
        + "simulated in warm caches, without the kernel's page allocation: a lower bound, so the "
        + "break-even churn may be less; hvo-bench kernel measures the kernel itself.")
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
      for (judgement, same) in all.grouped(by: Judgement.init) {
        let letters = settings.indices.filter { index in
          same.contains { $0.setting == settings[index] }
        }
        let places = letters.map(VerdictRow.letter).joined(separator: " ")
        let rule = judgement.rule.map { ", \($0)" } ?? ""
        lines.append(
          "\(id): \(places) \(judgement.verdict.mark)\(rule): \(judgement.reason)")
      }
    }
    return lines
  }
}

/// A verdict without its setting.
private struct Judgement: Hashable {
  let verdict: VerdictRow.Verdict
  let rule: String?
  let reason: String

  init(_ one: VerdictRow.Legality) {
    verdict = one.verdict
    rule = one.rule
    reason = one.reason
  }
}

extension Array {
  /// Groups in order of first appearance.
  func grouped<Key: Hashable>(
    by key: (Element) -> Key
  ) -> [(key: Key, elements: [Element])] {
    var groups: [(key: Key, elements: [Element])] = []
    var index: [Key: Int] = [:]
    for element in self {
      let key = key(element)
      if let known = index[key] {
        groups[known].elements.append(element)
      } else {
        index[key] = groups.count
        groups.append((key, [element]))
      }
    }
    return groups
  }
}

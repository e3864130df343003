internal import Numbers
internal import Results

// The sentences that go with the checks, the same in text and Markdown.
extension [CheckRow] {
  /// Up to this many checks a report shows one by one; more need --details.
  static var shownOneByOne: Int { 24 }

  /// The headings of the matrix.
  var settingLines: [String] {
    CheckDigest.settings(of: CheckDigest.all(of: self)).map { "\($0.label) = \($0.name)" }
  }

  /// The marks that occur.
  var markLine: String {
    CheckRow.Verdict.allCases.filter { verdict in contains { $0.verdict == verdict } }
      .map { "\($0.mark) = \($0.meaning)" }.joined(separator: ", ")
  }

  /// Why, for all that isn't plainly legal: each reason once for the settings that share it.
  var reasonLines: [String] {
    CheckDigest.all(of: self).flatMap { digest in
      digest.rows.filter { $0.verdict != .legal }.grouped(by: \.reason).map { reason, rows in
        let labels = rows.map(\.setting.label).joined(separator: ", ")
        return "\(digest.name): \(labels): \(reason)"
      }
    }
  }

  /// The rules that any finding cites, each with its edition.
  var citationLines: [String] {
    var seen: [CheckRow.Citation] = []
    for citation in lazy.flatMap(\.findings).compactMap(\.citation) where !seen.contains(citation) {
      seen.append(citation)
    }
    return seen.sorted { ($0.rule, $0.summary) < ($1.rule, $1.summary) }
      .map { "\($0.rule): \($0.summary) (\($0.edition))" }
  }

  /// How much was searched, and what that took.
  var totalLine: String {
    let states = map(\.states).reduce(0, +)
    let seconds = compactMap(\.time.value).reduce(0, +) / 1e9
    let cut = count { !$0.isExhaustive }
    let seen =
      cut == 0
      ? "every interleaving seen" : "\(cut) stopped at the bound before every interleaving was seen"
    return "In all: \(count == 1 ? "1 check" : "\(count) checks"), \(states) states, \(seen), "
      + "\(DecimalText.fixed(seconds, decimals: 2)) s."
  }

  /// The shortest runs that were asked for: each once, for all findings and settings that it shows.
  var runs: [CheckRun] {
    CheckDigest.all(of: self).flatMap { digest in
      let found = digest.rows.flatMap { row in
        row.findings.filter { $0.trace != nil }.map { (setting: row.setting.name, finding: $0) }
      }
      return found.grouped(by: \.finding.trace).map { trace, found in
        CheckRun(
          heading: "\(digest.name), split \(digest.split)",
          settings: found.map(\.setting).grouped(by: \.self).map(\.key),
          findings: found.map(\.finding.line).grouped(by: \.self).map(\.key), lines: trace ?? [])
      }
    }
  }
}

/// One run of the model and everything that it shows.
struct CheckRun {
  let heading: String
  /// What goes wrong, where the run is one of several of the same heading.
  var topic: String?
  let settings: [String]
  let findings: [String]
  let lines: [String]
}

extension CheckRun {
  /// A run that decides a verdict.
  init(_ row: CounterexampleRow) {
    self.init(
      heading: "\(row.protocolID), \(row.operation.rawValue), split \(row.split)",
      topic: row.finding.title,
      settings: row.settings, findings: [row.finding.line], lines: row.finding.trace ?? [])
  }
}

extension CheckRow.Finding {
  /// What, where, on which CPU, at which step.
  fileprivate var line: String {
    "\(title): \(entry), CPU \(cpu)" + (place.map { ", \($0)" } ?? "") + ": \(detail)"
  }
}

extension CheckDigest {
  fileprivate var name: String { "\(protocolID), \(operation.rawValue)" }
}

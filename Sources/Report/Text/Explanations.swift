internal import Results

// The sentences that go with a table, the same in text and Markdown.

extension ResultFile {
  /// What the host's kernel does now and what changes that, where the conclusions are about it.
  var stateLine: String? {
    guard let host, !conclusions.isEmpty, el1Guests == nil,
      host.hvo.state == .on || host.hvo.state == .off,
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

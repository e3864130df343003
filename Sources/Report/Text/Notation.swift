internal import Results

/// What the tables of one report refer to: numbered reasons, and the marks that need a legend.
struct Notation {
  /// Why figures are missing, each once, in order of first use.
  private(set) var reasons: [String] = []
  private(set) var kinds: Set<Provenance.Kind> = []
  private(set) var usesIntervals = false
  /// Reasons that were already printed.
  private var printed = 0

  /// The number of a reason, from 1.
  mutating func number(of reason: String) -> Int {
    if let index = reasons.firstIndex(of: reason) { return index + 1 }
    reasons.append(reason)
    return reasons.count
  }

  /// The mark of a figure's provenance; remembers that the legend must explain it.
  mutating func mark(_ kind: Provenance.Kind) -> String {
    kinds.insert(kind)
    return kind.mark
  }

  mutating func noteInterval() { usesIntervals = true }

  /// The footnotes that came up since the last call, "[1] reason".
  mutating func takeFootnotes() -> [(mark: String, reason: String)] {
    defer { printed = reasons.count }
    return reasons.enumerated().dropFirst(printed).map { ("[\($0.offset + 1)]", $0.element) }
  }

  /// What the marks used mean.
  var legend: [String] {
    var legend = Provenance.Kind.allCases.filter(kinds.contains).map {
      "\($0.mark) = \($0.meaning)"
    }
    if usesIntervals {
      legend.append("± = half-width of the 95 % confidence interval, in percent of the value")
    }
    return legend
  }
}

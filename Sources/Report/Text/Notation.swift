internal import Numbers
internal import Results

/// What the tables of one report refer to: numbered reasons, and the marks that need a legend.
struct Notation {
  /// Why figures are missing, each once, in order of first use.
  private(set) var reasons: [String] = []
  private(set) var kinds: Set<Provenance.Kind> = []
  private(set) var usesIntervals = false
  private var usesTies = false
  private var usesBlanks = false
  /// Reasons that the section being written refers to.
  private var pending: Set<Int> = []

  /// The number of a reason, from 1.
  mutating func number(of reason: String) -> Int {
    let index = reasons.firstIndex(of: reason) ?? reasons.count
    if index == reasons.count { reasons.append(reason) }
    pending.insert(index)
    return index + 1
  }

  /// The mark of a figure's provenance; remembers that the legend must explain it.
  mutating func mark(_ kind: Provenance.Kind) -> String {
    kinds.insert(kind)
    return kind.mark
  }

  /// A cell of a row that its column isn't about; remembers that the legend must explain it.
  mutating func blank() -> String {
    usesBlanks = true
    return Self.blank
  }

  static let blank = "-"

  /// - Parameter tied: whether an interval is exactly its value.
  mutating func noteInterval(tied: Bool) {
    usesIntervals = true
    usesTies = usesTies || tied
  }

  /// The footnotes referred to since the last call, "[1] reason": each under every table that needs
  /// it, with one number throughout.
  mutating func takeFootnotes() -> [(mark: String, reason: String)] {
    defer { pending = [] }
    return pending.sorted().map { ("[\($0 + 1)]", reasons[$0]) }
  }

  /// What the marks used mean.
  var legend: [String] {
    var legend = Provenance.Kind.allCases.filter(kinds.contains).map {
      "\($0.mark) = \($0.meaning)"
    }
    if usesIntervals {
      legend.append(
        "± = half-width of the 95 % confidence interval, in percent of the value: of this run alone;"
          + " another run may differ by more")
    }
    if usesTies {
      legend.append(
        "\(NumberText.tied) = so many samples are alike that the interval is the value itself: not"
          + " that the value is certain")
    }
    if usesBlanks { legend.append("\(Self.blank) = doesn't apply to that row") }
    return legend
  }
}

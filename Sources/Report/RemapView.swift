internal import Results

/// The remap section as its tables: times, costs, steps and counters.
struct RemapView {
  /// Every row on its own; nil where the digest stands for them.
  let rows: [RemapRow]?
  let digests: [RemapDigest]
  let costs: [RemapCosts]
  /// Every operation's steps and counters; empty where the digest's second table stands for them.
  let steps: [RemapSteps]
  let counterNotes: [String]

  /// - Parameter details: every row. Where nothing else was asked of the run, as by `hvo-bench
  ///   remap`, steps and counters are shown for every operation as well.
  init(_ result: ResultFile, details: Bool) {
    rows = details ? result.remap : nil
    digests = RemapDigest.all(of: result.remap)
    costs = RemapCosts.all(of: digests)
    let showsAll = details || result.savings.isEmpty
    steps = showsAll ? RemapSteps.all(of: result.remap) : []
    counterNotes = RemapDigest.counterNotes(
      in: showsAll ? result.remap : digests.compactMap(\.hvo))
  }

  static let stepsHeading = "Steps per huge page, counted by the simulator (TLBIs as arm64 names them)"
}

/// A page that holds tables and short notes, whatever its format.
protocol TablePage {
  mutating func table<Row: ResultRow>(
    _ rows: [Row], notes: [String], heading: String?, hasSecond: Bool)
  mutating func bullets(_ lines: [String])
}

extension TablePage {
  mutating func remap(_ view: RemapView) {
    if let rows = view.rows {
      table(rows, notes: [], heading: nil, hasSecond: false)
    } else {
      table(
        view.digests, notes: RemapDigest.batchLines(in: view.digests), heading: nil,
        hasSecond: view.steps.isEmpty)
    }
    table(view.costs, notes: view.costs.noteLines, heading: RemapCosts.title, hasSecond: false)
    table(view.steps, notes: [], heading: RemapView.stepsHeading, hasSecond: true)
    bullets(view.counterNotes)
  }
}

extension TextPage: TablePage {
  mutating func bullets(_ lines: [String]) { for line in lines { paragraph(line, after: "- ") } }
}

extension MarkdownPage: TablePage {
  mutating func bullets(_ lines: [String]) { bullets(lines, under: nil) }
}

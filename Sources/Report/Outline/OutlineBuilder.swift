internal import Results

/// Makes the blocks of each section: a table or two by the columns, and for the sections known here
/// what else there is to say.
struct OutlineBuilder: SectionVisitor {
  private let result: ResultFile
  let depth: Outline.Depth
  private let reader: Outline.Reader
  private(set) var parts: [Outline.Part] = []

  init(result: ResultFile, depth: Outline.Depth, reader: Outline.Reader) {
    self.reader = reader
    self.result = result
    self.depth = depth
  }

  mutating func visit<Row: ResultRow>(_ rows: [Row]) {
    guard !rows.isEmpty else { return }
    let blocks = blocks(of: rows)
    if !blocks.isEmpty { parts.append(Outline.Part(section: Row.section, blocks: blocks)) }
  }

  /// A section that isn't named here shows its tables.
  private func blocks<Row: ResultRow>(of rows: [Row]) -> [Outline.Block] {
    switch Row.section {
    case .file: []
    case .host: [.facts(list(rows), extra: result.host?.lines ?? [])]
    case .calibration: [.facts(list(rows), extra: [])]
    case .savingsTotal: [.facts(list(rows, exact: true), extra: [])]
    case .warnings: [.warnings(source(rows))]
    case .conclusions: [.conclusions(source(rows), state: result.stateLine)]
    case .savings:
      tables(rows, notes: result.savings.assumptionLines + result.savings.noteLines)
    case .barriers:
      digest(
        result.barriers, result.barriers.digest,
        notes: DigestNotes.barriers(result.barriers, depth), all: result.barriers.noteLines)
    case .shootdowns: digest(result.shootdowns, result.shootdowns.digest)
    case .pageCosts:
      pageCosts(result.pageCosts ?? [])
    case .scalings:
      tables(
        ScalingRow.fitted(result.scalings ?? []), of: result.scalings ?? [],
        notes: ScalingRow.notes(on: result.scalings ?? []))
    case .rates: tables(rows, notes: RateRow.notes(on: result.rates ?? []))
    case .stops: tables(rows, notes: StopRow.notes(on: result.stops ?? []))
    case .remap: remap()
    case .walks:
      tables(rows, notes: result.walks?.noteLines ?? []) + counted(result.walks ?? [])
    case .ranges:
      tables(rows, notes: result.ranges?.noteLines ?? []) + counted(result.ranges ?? [])
    case .checks: checks(result.checks ?? [])
    case .el1Guests: tables(rows, notes: result.el1Guests?.noteLines ?? [])
    case .el1Protocols: el1(result.el1Protocols ?? [])
    case .el1Primitives: el1(result.el1Primitives ?? [])
    case .el1Counts: tables(rows, notes: result.el1Counts?.noteLines ?? [])
    // Other people's, so behind --details: a run's own figures come first.
    case .published:
      depth == .digest ? [] : published(result.published ?? [])
    case .verdicts: verdicts(result.verdicts)
    case .counterexamples:
      depth == .digest
        ? []
        : remarks([CounterexampleRow.noteLine])
          + (result.counterexamples ?? []).map { .run(CheckRun($0)) }
    case .plan: plan(result.plan ?? [])
    case .planTotal: [.facts(list(rows, exact: true), extra: [])]
    // Of the main job, which knows no workload, only a reader of details wants them.
    case .tradeoffs where result.sensitivities == nil && depth == .digest: []
    case .tradeoffs: tables(rows, notes: result.tradeoffs?.noteLines ?? [])
    case .regions: regions(result.regions ?? [])
    case .kernelSavings: tables(rows, notes: result.kernelSavings.noteLines)
    case .kernelTimings: kernelTimings(result.kernelTimings)
    case .kernelFits: depth == .digest ? [] : tables(rows)
    case .kernelCosts: tables(rows, notes: result.kernelCosts.noteLines)
    case .kernelImpact: tables(rows, notes: KernelImpactRow.notes)
    case .kernelPools: tables(rows, notes: KernelPoolRow.notes(on: result.kernelPools ?? []))
    case .modelChecks:
      digest(
        result.modelChecks, result.modelChecks.shown, notes: result.modelChecks.shownNoteLines,
        all: result.modelChecks.noteLines)
    case .counters:
      tables(
        CounterRow.countable(result.counters), of: result.counters,
        notes: CounterRow.notes(on: result.counters))
    case .flushes: tables(rows, notes: FlushRow.notes(on: result.flushes))
    default: tables(rows)
    }
  }

  private func source<Row: ResultRow>(_ rows: [Row]) -> TableSource {
    TableSource(rows, columns: Row.tableColumns(for: rows), of: rows)
  }

  /// What a list of names and values shows.
  private func list<Row: ResultRow>(_ rows: [Row], exact: Bool = false) -> TableSource {
    TableSource(
      rows, columns: Row.columns.filter { $0.place != .files }, of: rows, exact: exact)
  }

  /// The section's table, notes, and second table.
  ///
  /// - Parameters:
  ///   - section: all rows of the section, of which these are some.
  ///   - title: what the table shows, where it is a further one of its section.
  func tables<Row: ResultRow>(
    _ rows: [Row], of section: [Row]? = nil, title: String? = nil, notes: [String] = [],
    hasSecond: Bool = true
  ) -> [Outline.Block] {
    var blocks: [Outline.Block] = []
    let section = section ?? rows
    if !rows.isEmpty {
      let columns = Row.tableColumns(for: rows)
      blocks.append(.table(TableSource(rows, columns: columns, of: section), title: title))
    }
    blocks += remarks(notes)
    let second = Row.secondRows(rows)
    if hasSecond, let title = Row.secondTitle, !second.isEmpty {
      let columns = Row.secondColumns(for: second)
      blocks.append(
        .table(TableSource(second, columns: columns, of: section, exact: true), title: title))
    }
    return blocks
  }

  /// All rows, or those that matter first, or both.
  func digest<Row: ResultRow>(
    _ rows: [Row], _ digest: [Row], notes: [String] = [], all: [String] = []
  ) -> [Outline.Block] {
    switch depth {
    case .details: tables(rows, notes: all)
    case .digest: tables(digest, of: rows, notes: notes)
    case .both:
      tables(digest, of: rows, notes: notes)
        + (digest.count < rows.count || notes != all
          ? [.folded("All \(rows.count) rows", tables(rows, notes: all))] : [])
    }
  }

  private func pageCosts(_ rows: [PageCostRow]) -> [Outline.Block] {
    let notes = PageCostRow.notes(on: rows)
    return digest(rows, PageCostRow.digest(rows), notes: notes, all: notes)
  }

  /// What the thread's counters say of the rows.
  private func counted<Row: CountedSource>(_ rows: [Row]) -> [Outline.Block] {
    tables(CountedOperation.all(of: rows), title: CountedOperation<Row>.title)
  }

  /// Times, costs, steps and counters. Where nothing else was asked of the run, as by `hvo-bench
  /// remap`, steps and counters are shown for every operation.
  private func remap() -> [Outline.Block] {
    let rows = result.remap
    let digests = RemapDigest.all(of: rows)
    let steps = tables(
      RemapSteps.all(of: rows),
      title: "Steps per huge page, counted by the simulator (TLBIs as arm64 names them)",
      notes: RemapSteps.notes(on: rows))
    let showsSteps = depth == .details || result.savings.isEmpty
    let times =
      depth == .details
      ? tables(rows)
      : tables(digests, notes: RemapDigest.batchLines(in: digests), hasSecond: !showsSteps)
    let costs = RemapCosts.all(of: digests)
    let notes = RemapDigest.counterNotes(in: showsSteps ? rows : digests.compactMap(\.hvo))
    return times
      + (costs.isEmpty ? [] : tables(costs, title: RemapCosts.title, notes: costs.noteLines))
      + (showsSteps ? steps : []) + remarks(notes)
      + (depth == .both
        ? [.folded("All \(rows.count) rows", tables(rows) + (showsSteps ? [] : steps))] : [])
  }

  /// The classes that save most, their notes, and the memory of their hosts in parts.
  private func plan(_ rows: [PlanRow]) -> [Outline.Block] {
    let shown = depth == .details ? rows : rows.digest
    let columns = PlanRow.secondColumns(for: shown)
    var notes = shown.noteLines
    if shown.count < rows.count {
      notes.append("\(rows.count - shown.count) more classes save less: --details, --emit csv")
    }
    return [
      .table(TableSource(shown, columns: PlanRow.tableColumns(for: shown), of: rows), title: nil),
      .lines(.init(kind: .notes, texts: notes)),
      .table(TableSource(shown, columns: columns, of: rows), title: PlanRow.secondTitle),
    ]
  }

  /// HVO off and on side by side, and what was counted; or each side by itself.
  private func kernelTimings(_ rows: [KernelTimingRow]) -> [Outline.Block] {
    let all = tables(rows, notes: rows.noteLines)
    guard depth != .details else { return all }
    var blocks = tables(KernelDigest.all(of: rows), notes: rows.noteLines)
    let flushes = KernelFlushDigest.all(of: rows)
    if !flushes.isEmpty {
      blocks.append(.table(source(flushes), title: "Flushes and interrupts of those writes"))
    }
    let notes = KernelFlushDigest.notes(on: rows)
    if !notes.isEmpty { blocks.append(.lines(.init(kind: .notes, texts: notes))) }
    return depth == .both ? blocks + [.folded("All \(rows.count) rows", all)] : blocks
  }

  private func verdicts(_ rows: [VerdictRow]) -> [Outline.Block] {
    tables(rows)
      + [
        .lines(
          .init(kind: .key, texts: rows.settingLines + rows.columnLines + rows.comparisonLines))
      ]
      + remarks(rows.reasonLines, under: "Why")
  }

  /// The matrix of verdicts, the reasons, the rules cited, each check where they are few, and the
  /// shortest runs that were asked for.
  private func checks(_ rows: [CheckRow]) -> [Outline.Block] {
    var blocks =
      tables(CheckDigest.all(of: rows))
      + [.lines(.init(kind: .key, texts: rows.settingLines + [rows.markLine]))]
      + remarks(rows.reasonLines, under: "Why") + remarks(rows.citationLines, under: "Rules")
    let each = Outline.Block.table(source(rows), title: "Each check")
    switch depth {
    case .details: blocks.append(each)
    case .both: blocks.append(.folded("All \(rows.count) checks", [each]))
    case .digest where reader == .terminal && rows.count <= [CheckRow].shownOneByOne:
      blocks.append(each)
    case .digest: break
    }
    return blocks + rows.runs.map(Outline.Block.run)
      + [.lines(.init(kind: .key, texts: [rows.totalLine]))]
  }

  /// A table for each figure, with what it was measured on.
  private func published(_ rows: [PublishedRow]) -> [Outline.Block] {
    remarks([PublishedRow.warningLine])
      + rows.grouped(by: \.figure).flatMap { _, values in
        tables(
          values, of: rows, title: values.first?.what, notes: values.prefix(1).map(\.noteLine))
      }
  }

  /// The figures of the maps: more than a terminal wants, and folded under the pictures of a page.
  private func regions(_ rows: [RegionRow]) -> [Outline.Block] {
    let all = tables(rows, notes: [RegionRow.noteLine])
    return switch depth {
    case .digest: []
    case .details: all
    case .both: [.folded("All \(rows.count) regions", all)]
    }
  }

  private func remarks(_ texts: [String], under heading: String? = nil) -> [Outline.Block] {
    texts.isEmpty ? [] : [.lines(.init(kind: .notes, heading: heading, texts: texts))]
  }
}

internal import Results

extension OutlineBuilder {
  /// Times, costs, steps and counters of the protocols.
  ///
  /// Steps and counters of every operation are shown with all rows, and where nothing else was asked
  /// of the run, as by `hvo-bench remap`; elsewhere the digest's second table stands for them.
  func remap(_ rows: [RemapRow]) -> [Outline.Block] {
    let digests = RemapDigest.all(of: rows)
    let costs = RemapCosts.all(of: digests)
    let showsSteps = depth == .details || result.savings.isEmpty
    let priced = tables(costs, title: RemapCosts.title, notes: costs.noteLines)
    if depth == .details { return tables(rows) + priced + steps(rows) }
    let digest = tables(
      digests, notes: RemapDigest.batchLines(in: digests), hasSecond: !showsSteps)
    let blocks =
      digest + (showsSteps ? priced + steps(rows) : notes(on: digests.compactMap(\.hvo)) + priced)
    guard depth == .both else { return blocks }
    let all = tables(rows) + (showsSteps ? [] : steps(rows))
    return blocks + [.folded("All \(rows.count) rows", all)]
  }

  private func steps(_ rows: [RemapRow]) -> [Outline.Block] {
    tables(RemapSteps.all(of: rows), title: RemapSteps.title) + notes(on: rows)
  }

  /// What the tables of counters leave out.
  private func notes(on rows: [RemapRow]) -> [Outline.Block] {
    let notes = RemapDigest.counterNotes(in: rows)
    return notes.isEmpty ? [] : [.lines(.init(kind: .notes, texts: notes))]
  }
}

internal import Results

extension OutlineBuilder {
  /// Numbers of cores side by side, or every run.
  func el1(_ rows: [EL1ProtocolRow]) -> [Outline.Block] {
    let all = tables(rows, notes: rows.noteLines)
    guard depth != .details else { return all }
    let digest = tables(EL1Digest.all(of: rows), notes: rows.noteLines)
    return depth == .both ? digest + [.folded("All \(rows.count) rows", all)] : digest
  }

  func el1(_ rows: [EL1PrimitiveRow]) -> [Outline.Block] {
    digest(
      rows, rows.digest, notes: rows.noteLines + (depth == .digest ? rows.shortfallLines : []),
      all: rows.noteLines)
  }
}

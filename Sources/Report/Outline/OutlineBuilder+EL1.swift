internal import Results

extension OutlineBuilder {
  /// Numbers of cores side by side, or every run.
  func el1(_ rows: [EL1ProtocolRow]) -> [Outline.Block] {
    let all = tables(rows, notes: rows.noteLines)
    guard depth != .details else { return all }
    let lines = EL1Digest.all(of: rows)
    let cores = lines.grouped(by: \.cpu)
    // A table for each kind of core leaves room for the protocols' names.
    var digest =
      cores.count > 1
      ? cores.map { cpu, lines -> Outline.Block in
        // The title names the core.
        let columns = EL1Digest.tableColumns(for: lines).filter { $0.id != "cpu" }
        return Outline.Block.table(
          TableSource(lines, columns: columns, of: lines), title: "CPU \(cpu)")
      } : tables(lines)
    digest += [.lines(.init(kind: .notes, texts: rows.noteLines))]
    return depth == .both ? digest + [.folded("All \(rows.count) rows", all)] : digest
  }

  func el1(_ rows: [EL1PrimitiveRow]) -> [Outline.Block] {
    digest(
      rows, rows.digest, notes: rows.noteLines + (depth == .digest ? rows.shortfallLines : []),
      all: rows.noteLines)
  }
}

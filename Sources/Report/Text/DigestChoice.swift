internal import Results

/// What a report for people shows of the long sections: the rows that matter first, or all.
struct DigestChoice {
  let details: Bool

  func barriers(_ rows: [BarrierRow]) -> [BarrierRow] { details ? rows : rows.digest }

  func el1(_ rows: [EL1PrimitiveRow]) -> [EL1PrimitiveRow] { details ? rows : rows.digest }

  func el1Notes(_ rows: [EL1PrimitiveRow]) -> [String] {
    rows.noteLines + (details ? [] : rows.shortfallLines)
  }

  func shootdowns(_ rows: [ShootdownRow]) -> [ShootdownRow] { details ? rows : rows.digest }

  /// The sentences below the barriers.
  func notes(_ rows: [BarrierRow]) -> [String] {
    guard !details else { return rows.noteLines }
    let shown = rows.digest
    let doubtful = shown.filter { !$0.notes.isEmpty }.count
    var lines: [String] = []
    if doubtful > 0 {
      lines.append(
        "\(doubtful) of these rows have notes on outliers, modes or disturbed samples: --details")
    }
    if shown.count < rows.count {
      lines.append(
        "\(rows.count - shown.count) more rows (other page counts, sleeping peers, fences): --details")
    }
    return lines
  }
}

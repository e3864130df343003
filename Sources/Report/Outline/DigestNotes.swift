internal import Results

/// What a report that shows only the rows that matter first says of the others.
enum DigestNotes {
  /// The sentences below the barriers. Where all rows follow, folded, nobody needs an option.
  static func barriers(_ rows: [BarrierRow], _ depth: Outline.Depth) -> [String] {
    let shown = rows.digest
    let how = depth == .both ? "below" : "--details"
    let doubtful = shown.filter { !$0.notes.isEmpty }.count
    var lines: [String] = []
    if doubtful > 0 {
      lines.append(
        "\(doubtful) of these rows \(doubtful == 1 ? "has" : "have") notes on outliers, modes or disturbed samples: \(how)"
      )
    }
    if shown.count < rows.count {
      lines.append(
        "\(rows.count - shown.count) more rows (other page counts, sleeping peers, fences): \(how)")
    }
    return lines
  }
}

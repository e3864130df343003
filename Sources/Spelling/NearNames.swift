/// Names that a mistyped one may have meant.
public enum NearNames {
  /// At most three names within a third of the length in edits, nearest first, letters' case aside.
  /// O(names × length²).
  public static func best(for name: String, among names: [String]) -> [String] {
    let wanted = Array(name.lowercased().prefix(80))
    let limit = max(2, wanted.count / 3)
    var seen: Set<String> = []
    let near = names.filter { seen.insert($0).inserted }.compactMap { candidate in
      let letters = Array(candidate.lowercased())
      let far = abs(letters.count - wanted.count) > limit
      return far ? nil : (distance: distance(wanted, letters), candidate)
    }
    return near.filter { $0.distance <= limit }.sorted { $0.distance < $1.distance }.prefix(3)
      .map { $0.1 }
  }

  /// Insertions, deletions and replacements that turn one into the other (Levenshtein).
  public static func distance(_ left: [Character], _ right: [Character]) -> Int {
    var row = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, other) in right.enumerated() {
        let replaced = diagonal + (letter == other ? 0 : 1)
        diagonal = row[j + 1]
        row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
      }
    }
    return row[right.count]
  }
}

internal import Results

extension TextPage {
  /// The sections of `remap --walkers` and `remap --range`.
  mutating func walks(_ result: ResultFile) {
    let walks = result.walks ?? []
    table(walks, notes: walks.noteLines)
    let ranges = result.ranges ?? []
    table(ranges, notes: ranges.noteLines)
  }
}

internal import Results

extension TextPage {
  /// The sections about counters: what can be counted, and what operations cause.
  mutating func counting(_ result: ResultFile) {
    if !result.counters.isEmpty {
      let countable = CounterRow.countable(result.counters)
      if countable.isEmpty { title(CounterRow.section.title) }
      table(countable)
      for note in CounterRow.notes(on: result.counters) { paragraph(note, after: "- ") }
    }
    table(result.flushes, notes: FlushRow.notes(on: result.flushes))
  }
}

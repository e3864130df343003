internal import Results

extension TextPage {
  /// The sections that tell more about the primitives: fits, set rates, the kernel's own stop.
  mutating func primitives(_ result: ResultFile) {
    table(style.details ? result.pageCosts ?? [] : PageCostRow.digest(result.pageCosts ?? []))
    let scalings = result.scalings ?? []
    let fitted = ScalingRow.fitted(scalings)
    let notes = ScalingRow.notes(on: scalings)
    table(fitted, notes: notes)
    if fitted.isEmpty, !notes.isEmpty {
      title(ScalingRow.section.title)
      for note in notes { paragraph(note, after: "- ") }
    }
    table(result.rates ?? [], notes: RateRow.notes(on: result.rates ?? []))
    table(result.stops ?? [], notes: StopRow.notes(on: result.stops ?? []))
  }

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

internal import Results

extension MarkdownPage {
  /// The sections of `el1`.
  mutating func el1(_ result: ResultFile, _ choice: DigestChoice) {
    let guests = result.el1Guests ?? []
    table(guests, notes: guests.noteLines)
    let protocols = result.el1Protocols ?? []
    if choice.details {
      table(protocols, notes: protocols.noteLines)
    } else {
      table(EL1Digest.all(of: protocols), notes: protocols.noteLines)
    }
    let primitives = result.el1Primitives ?? []
    table(choice.el1(primitives), notes: choice.el1Notes(primitives))
    let counts = result.el1Counts ?? []
    table(counts, notes: counts.noteLines)
  }
}

internal import Results

extension TextPage {
  /// The sections of `el1`.
  mutating func el1(_ result: ResultFile) {
    let guests = result.el1Guests ?? []
    table(guests, notes: guests.noteLines)
    let protocols = result.el1Protocols ?? []
    if style.details {
      table(protocols, notes: protocols.noteLines)
    } else {
      table(EL1Digest.all(of: protocols), notes: protocols.noteLines)
    }
    let choice = DigestChoice(details: style.details)
    let primitives = result.el1Primitives ?? []
    table(choice.el1(primitives), notes: choice.el1Notes(primitives))
    let counts = result.el1Counts ?? []
    table(counts, notes: counts.noteLines)
  }
}

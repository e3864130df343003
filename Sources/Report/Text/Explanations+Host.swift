internal import Results

// The sentences that go with the host, the same in text and Markdown.

extension HostRecord {
  /// Pools and counters: what has no column of its own.
  var lines: [(name: String, text: String)] {
    let lines = pools.map { pool in
      let counts = pool.counts.map { "\($0.value.map { "\($0)" } ?? "?") \($0.name)" }
      return (name: "Pool \(SizeLabel.text(pool.sizeBytes))", text: counts.joined(separator: ", "))
    }
    return lines + counters.lines
  }
}

extension CounterSupport {
  /// Names of one reason that are shown.
  private static let mostNames = 5

  /// "2 of 4 can be opened", and a line for each reason why others can't.
  fileprivate var lines: [(name: String, text: String)] {
    guard !events.isEmpty else { return [] }
    let missing = events.filter { !$0.available }
    let opened = "\(events.count - missing.count) of \(events.count) can be opened"
    return [(name: "Counters", text: opened)]
      + missing.grouped(by: \.sharedReason).map { reason, events in
        let names = events.prefix(Self.mostNames).map(\.name).joined(separator: ", ")
        let rest = events.count - Self.mostNames
        let more = rest > 0 ? " and \(rest) more" : ""
        return (name: "Not counted", text: "\(names)\(more): \(reason)")
      }
  }
}

extension CounterSupport.Event {
  /// The reason in words that events of the same kind share: their own name isn't in it.
  fileprivate var sharedReason: String {
    guard let reason else { return "no reason given" }
    guard let row = name.split(separator: ":").dropFirst().last else {
      return reason.replacing(" '\(name)'", with: "")
    }
    return reason.replacing(" '\(row)'", with: " of that name")
  }
}

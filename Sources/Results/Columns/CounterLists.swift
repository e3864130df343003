internal import Numbers

extension [RemapRow.Counter] {
  /// As values of a row: "counters.software.TASK-CLOCK".
  func details(_ name: String) -> [Detail] {
    flatMap { counter in
      let id = "\(name).\(counter.rung).\(counter.event)"
      return [Detail(id, .figure(counter.perHugePage))]
        + (counter.emptySection.map { [Detail("\(id).emptySection", .figure($0))] } ?? [])
    }
  }

  /// Counters that read 0 wherever they read anything, and those missing, each reason once.
  var absenceLines: [String] {
    var order: [String] = []
    var events: [String: [String]] = [:]
    for counter in self {
      guard let reason = counter.perHugePage.reason else { continue }
      if events[reason] == nil { order.append(reason) }
      if events[reason]?.contains(counter.event) != true {
        events[reason, default: []].append(counter.event)
      }
    }
    let zero = zeroEvents
    return (zero.isEmpty ? [] : ["counted, and 0 in every row: \(zero.joined(separator: ", "))"])
      + order.map { "not counted: \((events[$0] ?? []).joined(separator: ", ")): \($0)" }
  }

  private var zeroEvents: [String] {
    let read = filter { $0.isOfThread && $0.perHugePage.value != nil }
    return Dictionary(grouping: read, by: \.event)
      .filter { $0.value.allSatisfy { $0.perHugePage.value == 0 } }.keys.sorted()
  }

  /// What the thread's counters read per huge page, those that read 0 left out: "TASK-CLOCK 88.1".
  func countsLine(of operation: String) -> String? {
    let read = filter { $0.isOfThread && ($0.perHugePage.value ?? 0) != 0 }
    guard !read.isEmpty else { return nil }
    let numbers = NumberText(ascii: false)
    return "\(operation) "
      + read.map { "\($0.event) \(numbers.rounded($0.perHugePage.value ?? 0))" }
      .joined(separator: ", ")
  }
}

/// Lines about counters under a table whose rows carry them twice.
enum CounterLines {
  /// - Parameter rows: name of each row, and its counters over HVO and de-HVO.
  static func all(
    _ rows: [(name: String, hvo: [RemapRow.Counter]?, deHVO: [RemapRow.Counter]?)]
  ) -> [String] {
    let counts = rows.compactMap { row -> String? in
      let parts = [
        row.hvo?.countsLine(of: "HVO"), row.deHVO?.countsLine(of: "de-HVO"),
      ].compactMap(\.self)
      return parts.isEmpty ? nil : "\(row.name): \(parts.joined(separator: "; "))"
    }
    let absences = rows.flatMap { ($0.hvo ?? []) + ($0.deHVO ?? []) }.absenceLines
    return
      (counts.isEmpty ? [] : ["Counted per huge page, in batches that weren't timed:"] + counts)
      + absences
  }
}

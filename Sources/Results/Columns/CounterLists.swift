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
}

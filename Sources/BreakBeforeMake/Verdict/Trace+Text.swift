extension Finding {
  /// The finding and its run, several lines: what happened, where, and what each CPU may hold as it
  /// changes.
  public var text: String {
    let place = step.map { ", phase \($0.phase + 1), step \($0.step + 1)" } ?? ""
    return """
      \(kind.title): \(entry.name), CPU \(cpu)\(place)
        \(kind.detail)
      \(trace.text)
      """
  }
}

extension Trace {
  /// Runs longer than this are shown by their ends.
  private static let shownWhole = 48

  /// One line per action, and under it what changed in some CPU's TLB or walk caches.
  public var text: String {
    let actions = steps.count == 1 ? "action" : "actions"
    var lines = ["  \(title): shortest run, \(steps.count) \(actions)"]
    lines += changes(from: [], to: start).map { "      " + $0 }
    let middle = steps.count > Self.shownWhole ? 20..<(steps.count - 12) : 0..<0
    var before = start
    for (index, step) in steps.enumerated() {
      if index == middle.lowerBound && !middle.isEmpty {
        lines.append("      … \(middle.count) more actions that repeat the break …")
      }
      if !middle.contains(index) {
        let who = step.cpu.map { "CPU \($0)" } ?? "a walk"
        lines.append("  \(pad(String(index + 1), 3)) \(who): \(step.action.text)")
        lines += changes(from: before, to: step.after).map { "      " + $0 }
      }
      before = step.after
    }
    return lines.joined(separator: "\n")
  }

  private func pad(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }

  /// What changed per entry; CPUs that hold the same share a line.
  private func changes(from old: [CPUTables], to new: [CPUTables]) -> [String] {
    var lines: [String] = []
    for number in new.first?.rows.indices ?? 0..<0 {
      var pending: [(cpus: [Int], held: [EntryValue])] = []
      for (index, tables) in new.enumerated() {
        let row = tables.rows[number]
        let was = index < old.count ? old[index].rows[number].held : []
        if was == row.held { continue }
        if let same = pending.firstIndex(where: { $0.held == row.held }) {
          pending[same].cpus.append(tables.cpu)
        } else {
          pending.append(([tables.cpu], row.held))
        }
      }
      let name = new[0].rows[number].entry.name
      for (cpus, held) in pending {
        let who =
          cpus.count == new.count
          ? "every CPU" : "CPU " + cpus.map(String.init).joined(separator: ", ")
        let what = held.map { "[\($0.text)]" }.joined(separator: " ")
        lines.append("\(who) may hold for \(name): " + (what.isEmpty ? "nothing" : what))
      }
    }
    return lines
  }
}

extension TraceStep.Action {
  var text: String {
    switch self {
    case .remap(let step): step.text
    case .swapFailed(let step, let attempt): "\(step.text): fails, AF is set (try \(attempt))"
    case .accessFlagSet(let entry): "sets AF of \(entry.name)"
    case .refcountLoad(let way): "try-get loads _refcount through [\(way.text)]"
    case .referenceTaken(let way): "try-get takes its reference through [\(way.text)]"
    case .referenceMissed(let way): "try-get's compare fails through [\(way.text)]"
    case .referenceFaulted(let way): "try-get's compare-and-swap faults on [\(way.text)]"
    }
  }
}

// What a run of the primitives says first: sentences made of its rows, no new figures.
extension Conclusion {
  /// What reaching other CPUs costs, what it causes there, and how the ways to stop CPUs compare.
  ///
  /// - Parameter number: how a figure is written, with its unit.
  public static func ofPrimitives(
    _ file: ResultFile, number: (Figure) -> String
  ) -> [Conclusion] {
    [flush(file, number), stops(file, number), stopped(file, number)].compactMap(\.self).map {
      Conclusion(sizeBytes: nil, text: $0)
    }
  }

  /// The dearest and the cheapest shootdown of one page with all peers.
  private static func flush(_ file: ResultFile, _ number: (Figure) -> String) -> String? {
    let most = file.shootdowns.map(\.peers).max() ?? 0
    guard most > 0 else {
      let reason = file.shootdowns.first?.cost.reason
      return reason.map { "What reaching other CPUs costs is unknown: \($0)." }
    }
    let rows = file.shootdowns.filter {
      $0.peers == most && $0.pages == 1 && $0.peerState == "sharing" && $0.cost.value != nil
    }
    .sorted { ($0.cost.value ?? 0) < ($1.cost.value ?? 0) }
    guard let least = rows.first, let dearest = rows.last else { return nil }
    let cpus = most == 1 ? "1 other CPU" : "\(most) other CPUs"
    var text = "Flushing one page's translation on \(cpus) adds \(number(least.cost)) "
    text +=
      least.id == dearest.id
      ? "(\(least.title))" : "(\(least.title)) to \(number(dearest.cost)) (\(dearest.title))"
    if let count = interrupts(of: "munmap", peers: most, file) {
      text += "; munmap sends \(number(count)) interrupts for it, counted"
    }
    return text + "."
  }

  private static func interrupts(of id: String, peers: Int, _ file: ResultFile) -> Figure? {
    let row = file.flushes.first {
      $0.id == id && $0.peers == peers && $0.pages == 1
    }
    return row?.counts.first {
      $0.event == "interrupts:TLB" && $0.perOperation.value != nil
    }?.perOperation
  }

  /// The ways to make others stand, and the barrier that only orders memory.
  private static func stops(_ file: ResultFile, _ number: (Figure) -> String) -> String? {
    let most = file.barriers.filter { $0.kind == "stop-like" }.map(\.peers).max() ?? 0
    let parts = ["multi-stop-woken", "signal-pause", "membarrier-private"].compactMap { id in
      file.barriers.first { $0.id == id && $0.peers == most && $0.p50.value != nil }
    }
    guard most > 0, !parts.isEmpty else { return nil }
    let list = parts.map { "\($0.title) \(number($0.p50.withoutInterval))" }
    return "Making \(most == 1 ? "1 other CPU" : "\(most) other CPUs") wait, from user space: "
      + list.joined(separator: ", ") + "."
  }

  /// The kernel's own stop beside its control. Medians: what is rare on a busy machine is the
  /// scheduler's.
  private static func stopped(_ file: ResultFile, _ number: (Figure) -> String) -> String? {
    let rows = file.stops ?? []
    let lines = rows.filter { $0.stops && $0.p50.value != nil }.map { row in
      let stand =
        row.stoodP50.value == nil ? "" : " and the other CPUs stand \(number(row.stoodP50))"
      return "the caller waits \(number(row.p50))\(stand) (\(row.title))"
    }
    guard !lines.isEmpty else { return nil }
    let control = rows.first { $0.id == "clocksource-unchanged" && $0.stoodP50.value != nil }.map {
      "; the same write without a stop: \(number($0.p50)) and \(number($0.stoodP50))"
    }
    return "The kernel's stop_machine, medians: " + lines.joined(separator: "; ")
      + (control ?? "") + "."
  }
}

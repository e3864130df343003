extension WalkRow: ResultRow {
  public static var section: Section { .walks }
  public var key: String {
    [
      backend.rawValue, protocolID, SizeLabel.text(sizeBytes), "walkers=\(walkers)",
      refcounts.rawValue,
    ].joined(separator: "/")
  }

  public static var secondTitle: String? { "What the walkers met, over the whole run" }

  public static var columns: [Column<Self>] {
    [
      // The first column is never folded away.
      .text("protocolID", "Protocol", in: .both) { $0.protocolID },
      .text("title", "Title", in: .files) { $0.title },
      Column("sizeBytes", "Size", in: .both) { .size($0.sizeBytes) },
      .text("backend", "Tables", in: .both) { $0.backend.rawValue },
      .integer("walkers", "Walkers", .count, in: .second) { $0.walkers },
      .text("refcounts", "Refcounts", in: .both) { $0.refcounts.rawValue },
      .integer("batch", "Batch", .count, in: .files) { $0.batch },
      .integer("n", "n", .count, in: .files) { Int64($0.n) },
      .figure("hvo", "HVO p50", .smaller) { $0.hvo },
      .figure("hvoP99", "p99", .smaller, in: .files) { $0.hvoP99 },
      .figure("deHVO", "De-HVO p50", .smaller) { $0.deHVO },
      .figure("deHVOP99", "p99", .smaller, in: .files) { $0.deHVOP99 },
      .figure("before", "Before", .larger) { $0.before },
      .figure("during", "During", .larger) { $0.during },
      .figure("after", "After", .larger) { $0.after },
      .figure("longestStall", "Stall", .smaller) { $0.longestStall },
      .figure("longestIdle", "Idle stall", .smaller) { $0.longestIdle },
      .figure("preempted", "CPU lost", .smaller, in: .second) { $0.preempted },
      .figure("handledFaults", "Faults waited for", .smaller, in: .second) { $0.handledFaults },
      .figure("unhandledFaults", "Oopses", .smaller, in: .second) { $0.unhandledFaults },
      .figure("permissionFaults", "RO head", .smaller, in: .second) { $0.permissionFaults },
      .figure("freedTouched", "Freed touched", .smaller, in: .second) { $0.freedTouched },
      .figure("torn", "Torn", .smaller, in: .second) { $0.torn },
      .figure("lost", "Lost", .smaller, in: .second) { $0.lost },
      .figure("gets", "Try-gets", in: .second) { $0.gets },
      .figure("pagesFreed", "Pages freed", .larger, in: .second) { $0.pagesFreed },
      .text("faultHandling", "Faults wait by", in: .files) { $0.faultHandling },
      .integer("mostHugePages", "Most huge pages", .count, in: .files) { $0.mostHugePages },
      Column("violations", "Broken invariants", in: .files) {
        $0.violations.isEmpty ? .none : .texts($0.violations)
      },
      .text("noTimeline", "No timeline", in: .files) { $0.noTimeline },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  public var details: [Detail] {
    Detail.quantiles("hvoDistribution", hvoDistribution, of: hvo)
      + Detail.quantiles("deHVODistribution", deHVODistribution, of: deHVO)
      + Detail.timeline(timeline, of: before)
      + (hvoCounters ?? []).details("hvoCounters") + (deHVOCounters ?? []).details("deHVOCounters")
  }
}

extension [WalkRow] {
  /// How many batches of how many huge pages, once for each size.
  private var batchLines: [String] {
    let sizes = reduce(into: [Int64]()) {
      if !$0.contains($1.sizeBytes) { $0.append($1.sizeBytes) }
    }
    return sizes.compactMap { size in
      let rows = filter { $0.sizeBytes == size }
      return rows.first.map { SizeLabel.batches(rows.map(\.n), of: $0.batch, size) }
    }
  }

  /// What a reader of the tables has to know, once.
  public var noteLines: [String] {
    guard !isEmpty else { return [] }
    var lines =
      [
        "Before, During, After: accesses a second of all walkers. Stall: the longest that one access"
          + " took while the protocol ran; Idle stall: before and after it."
      ] + batchLines
    if contains(where: { $0.preempted != nil }) {
      lines.append(
        "CPU lost: accesses during which a walker's CPU, or the remapping one while the walker"
          + " waited, ran another task. They tell of the scheduler and are in no other figure.")
    }
    if contains(where: { $0.refcounts == .live && ($0.lost.value ?? 0) > 0 }) {
      lines.append(
        "Lost: with live refcounts a protocol that moves the head under running walkers loses"
          + " references. The kernel keeps these folios at refcount 0: --refcounts frozen.")
    }
    if contains(where: { $0.backend == .simulated && $0.failure == nil }) {
      lines.append(
        "Simulated TLBIs wait for walkers inside an access and empty their software TLBs: the time"
          + " isn't a TLBI's.")
    }
    for how in Set(compactMap(\.faultHandling)).sorted() {
      lines.append("On this process's own tables walkers wait at faults so: \(how).")
    }
    lines += flatMap { ($0.hvoCounters ?? []) + ($0.deHVOCounters ?? []) }.absenceLines
    for row in self {
      if let failure = row.failure {
        lines.append("\(row.protocolID), \(SizeLabel.text(row.sizeBytes)): \(failure)")
      }
      for violation in row.violations { lines.append("\(row.protocolID): broken: \(violation)") }
    }
    for size in Set(filter { $0.mostHugePages != nil }.map(\.sizeBytes)).sorted() {
      if let most = first(where: { $0.sizeBytes == size })?.mostHugePages {
        lines.append(
          "vm.max_map_count leaves this process mappings for \(most) huge pages of"
            + " \(SizeLabel.text(size)); it isn't changed.")
      }
    }
    return lines
  }
}

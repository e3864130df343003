/// One operation of the running kernel's pools with HVO off and on side by side: a line of the digest
/// that a report shows.
public struct KernelDigest: Sendable, Hashable {
  public let off: KernelTimingRow
  public let on: KernelTimingRow
  /// Where they stand in the section.
  public let offIndex: Int
  public let onIndex: Int

  /// The smallest and the largest batch of each operation, in the order of the rows; operations of
  /// which one side wasn't timed are left out.
  public static func all(of rows: [KernelTimingRow]) -> [KernelDigest] {
    pairs(rows).filter { pair in
      let batches = rows.filter { pair.off.isLike($0) }.map(\.batch)
      return pair.off.batch == batches.min() || pair.off.batch == batches.max()
    }
  }

  /// The largest batch of each operation, in the order of the rows.
  public static func largest(of rows: [KernelTimingRow]) -> [KernelDigest] {
    let pairs = pairs(rows)
    return pairs.filter { pair in
      !pairs.contains { pair.on.isLike($0.on) && $0.on.batch > pair.on.batch }
    }
  }

  /// Every batch.
  static func pairs(_ rows: [KernelTimingRow]) -> [KernelDigest] {
    rows.indices.filter { rows[$0].hvo == .off }.compactMap { index in
      let off = rows[index]
      return rows.firstIndex { $0.hvo == .on && $0.batch == off.batch && off.isLike($0) }
        .map { KernelDigest(off: off, on: rows[$0], offIndex: index, onIndex: $0) }
    }
  }
}

extension KernelTimingRow {
  /// Whether another row is of the same operation under the same conditions.
  fileprivate func isLike(_ other: KernelTimingRow) -> Bool {
    sizeBytes == other.sizeBytes && operation == other.operation && rcu == other.rcu
  }
}

extension KernelTimingRow {
  /// vmemmap PMDs that the first write split, or why that isn't known; nil where nothing is added to a
  /// pool.
  fileprivate var splits: Figure? {
    if let firstSplits {
      return Figure(
        Double(firstSplits), .pages, .measured(where: "the kernel's own page tables", samples: 1))
    }
    guard operation == .allocate else { return nil }
    return .absent(.pages, reason: Self.noSplits)
  }

  /// Why it isn't known whether vmemmap PMDs were split.
  static let noSplits =
    "page tables of processes moved meanwhile, or the kernel (before 6.16) doesn't count its own"
}

extension KernelDigest: ResultRow {
  public static var section: Section { .kernelTimings }
  public var key: String { on.key }

  public static var columns: [Column<Self>] {
    [
      Column("sizeBytes", "Size") { .size($0.on.sizeBytes) },
      .text("operation", "Operation") { $0.on.operation.rawValue },
      .text("rcu", "RCU") { $0.on.rcu.rawValue },
      .integer("batch", "Asked", .count) { $0.on.batch },
      .figure("obtained", "Got", .larger) { $0.on.obtained },
      .figure("offP50", "Off p50", .smaller) { $0.off.p50 },
      .figure("onP50", "On p50", .smaller) { $0.on.p50 },
      .figure("offCPU", "Off CPU", .smaller) { $0.off.cpuP50 },
      .figure("onCPU", "On CPU", .smaller) { $0.on.cpuP50 },
      .figure("onFirst", "On first", .smaller) { $0.on.first },
      .figure("onFirstSplits", "PMDs split") { $0.on.splits },
    ]
  }

  public func fields(of column: String, at index: Int) -> [String] {
    let source: (index: Int, column: String) =
      switch column {
      case "offP50": (offIndex, "p50")
      case "onP50": (onIndex, "p50")
      case "onMaximum": (onIndex, "maximum")
      case "offCPU": (offIndex, "cpuP50")
      case "onCPU": (onIndex, "cpuP50")
      case "onFirst": (onIndex, "first")
      case "onFirstSplits" where on.firstSplits == nil: (onIndex, "")
      case "onFirstSplits": (onIndex, "firstSplits")
      default: (onIndex, column)
      }
    return source.column.isEmpty ? [] : [Self.section.place(at: source.index) + source.column]
  }
}

extension [KernelTimingRow] {
  /// What the columns say, and whether the first writes had anything to split.
  public var noteLines: [String] {
    var lines = [
      "Off and On: HVO. p50: wall time of one whole write. CPU: the writing thread's own, by its CPU clock, less"
        + " what reading that clock takes; the write is one system call, so it is system time, and what"
        + " waits isn't in it. Rounds with HVO off and on took turns (A B B A)."
    ]
    let splits = compactMap(\.firstSplits)
    let sum = splits.reduce(0, +)
    if !splits.isEmpty {
      lines.append(
        sum > 0
          ? "The first writes split \(sum) vmemmap PMDs (page tables that the kernel added to its own);"
            + " later ones found them split."
          : "The first writes split no vmemmap PMD: all were split before, by earlier huge pages since"
            + " boot, and stay so. The first write is no dearer for it here; a fresh boot shows it."
      )
    }
    if splits.isEmpty {
      lines.append(
        "Whether the first writes split vmemmap PMDs isn't known: \(KernelTimingRow.noSplits).")
    }
    return lines
  }
}

/// The rows of one protocol at one size side by side: what a reader compares.
public struct RemapDigest: Sendable, Hashable {
  public let protocolID: String
  public let sizeBytes: Int64
  public let batch: Int64
  /// HVO in the steady state; at boot time its only pass.
  public let hvo: RemapRow?
  public let deHVO: RemapRow?
  public let demote: RemapRow?
  /// HVO with the split, tables only.
  public let firstPass: RemapRow?
  /// Where those rows stand in the section, by the prefix of the columns that show them.
  private let places: [String: Int]

  private typealias Placed = (index: Int, row: RemapRow)

  /// Those that there are.
  var rows: [RemapRow] { [hvo, deHVO, demote, firstPass].compactMap(\.self) }

  /// One for each protocol and size, in order of first appearance.
  public static func all(of rows: [RemapRow]) -> [RemapDigest] {
    var order: [Pair] = []
    var groups: [Pair: [Placed]] = [:]
    for (index, row) in rows.enumerated() {
      let pair = Pair(protocolID: row.protocolID, sizeBytes: row.sizeBytes)
      if groups[pair] == nil { order.append(pair) }
      groups[pair, default: []].append((index, row))
    }
    return order.map { RemapDigest($0, groups[$0] ?? []) }
  }

  private struct Pair: Hashable {
    let protocolID: String
    let sizeBytes: Int64
  }

  private init(_ pair: Pair, _ rows: [Placed]) {
    protocolID = pair.protocolID
    sizeBytes = pair.sizeBytes
    batch = rows.first?.row.batch ?? 0
    let hvo = rows.first { $0.row.operation == .hvo && $0.row.contents == .copies }
    let deHVO = rows.first { $0.row.operation == .deHVO && $0.row.contents == .copies }
    let demote = rows.first { $0.row.operation == .demote }
    let first = rows.first {
      $0.row.operation == .hvo && $0.row.contents == .tables && $0.row.pass == .first
    }
    self.hvo = hvo?.row
    self.deHVO = deHVO?.row
    self.demote = demote?.row
    firstPass = first?.row
    places = [
      "": rows.first?.index, "hvo": hvo?.index, "deHVO": deHVO?.index, "demote": demote?.index,
      "first": first?.index,
    ].compactMapValues(\.self)
  }

  /// What the table leaves out of the counters: those that read 0 everywhere, and those missing,
  /// each reason once.
  public static func counterNotes(in rows: [RemapRow]) -> [String] {
    rows.flatMap(\.counters).absenceLines
  }
}

extension RemapDigest: ResultRow {
  public static var section: Section { .remap }
  public var key: String { "\(protocolID)/\(SizeLabel.text(sizeBytes))" }
  public static var secondTitle: String? {
    "Per huge page: steps counted by the simulator, and counters over HVO"
  }

  /// How many batches of how many huge pages, once for each size, and what the times are.
  public static func batchLines(in digests: [RemapDigest]) -> [String] {
    var seen: Set<Int64> = []
    let batches = digests.filter { seen.insert($0.sizeBytes).inserted }.map { digest in
      let counts = digests.filter { $0.sizeBytes == digest.sizeBytes }
        .flatMap { [$0.hvo, $0.deHVO].compactMap(\.self) }.map(\.n)
      return SizeLabel.batches(counts, of: digest.batch, digest.sizeBytes)
    }
    guard !batches.isEmpty else { return [] }
    return [
      "each time is that of a batch, divided by its huge pages: p50 is the median batch, worst the"
        + " slowest; no percentile of single huge pages is measured"
    ] + batches
  }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol", in: .both) { $0.protocolID },
      Column("sizeBytes", "Size", in: .both) { .size($0.sizeBytes) },
      .figure("hvoP50", "HVO p50", .smaller) { $0.hvo?.p50.withoutInterval },
      .figure("hvoWorst", "worst", .smaller) { $0.hvo?.maximum },
      .figure("deHVOP50", "De-HVO p50", .smaller) { $0.deHVO?.p50.withoutInterval },
      .figure("deHVOWorst", "worst", .smaller) { $0.deHVO?.maximum },
      .figure("demoteP50", "Demote p50", .smaller) { $0.demote?.p50.withoutInterval },
      .figure("demoteWorst", "worst", .smaller) { $0.demote?.maximum },
      .figure("firstP50", "Split p50", .smaller) { $0.firstPass?.p50.withoutInterval },
      .figure("hvoTLBI", "TLBI HVO", .smaller, in: .second) { $0.hvo?.total(of: .tlbi) },
      .figure("deHVOTLBI", "TLBI de-HVO", .smaller, in: .second) { $0.deHVO?.total(of: .tlbi) },
      .figure("hvoStops", "Stops", .smaller, in: .second) {
        $0.hvo?.total(of: .stop) ?? $0.hvo?.total(of: .ipi)
      },
      .figure("hvoStores", "Stores", .smaller, in: .second) { $0.hvo?.total(of: .store) },
      .figure("hvoCAS", "CAS", .smaller, in: .second) { $0.hvo?.total(of: .swap) },
      .figure("freed", "Pages freed", .larger, in: .second) { $0.hvo?.pagesFreed },
    ]
  }

  public func fields(of column: String, at index: Int) -> [String] {
    // Column id: whose row it shows, and that row's own column.
    let source: (prefix: String, row: RemapRow?, column: String) =
      switch column {
      case "protocolID", "sizeBytes", "batch": ("", hvo, column)
      case "n": ("hvo", hvo, "n")
      case "hvoP50": ("hvo", hvo, "p50")
      case "hvoWorst": ("hvo", hvo, "maximum")
      case "deHVOP50": ("deHVO", deHVO, "p50")
      case "deHVOWorst": ("deHVO", deHVO, "maximum")
      case "demoteP50": ("demote", demote, "p50")
      case "demoteWorst": ("demote", demote, "maximum")
      case "firstP50": ("first", firstPass, "p50")
      case "hvoTLBI": ("hvo", hvo, Action.tlbi.rawValue)
      case "deHVOTLBI": ("deHVO", deHVO, Action.tlbi.rawValue)
      case "hvoStops":
        ("hvo", hvo, (hvo?.total(of: .stop) == nil ? Action.ipi : .stop).rawValue)
      case "hvoStores": ("hvo", hvo, Action.store.rawValue)
      case "hvoCAS": ("hvo", hvo, Action.swap.rawValue)
      case "freed": ("hvo", hvo, "pagesFreed")
      default: ("hvo", hvo, column)
      }
    return fields(of: source.column, prefix: source.prefix, row: source.row)
  }

  /// Those of a column of one of the rows, "hvo", "deHVO", "demote" or "first".
  func fields(of column: String, prefix: String, row: RemapRow?) -> [String] {
    guard let place = places[prefix] else { return [] }
    return row?.fields(of: column, at: place) ?? [Self.section.place(at: place) + column]
  }

  private typealias Action = RemapRow.Action.Kind

  /// One column more for each event of this thread that was counted and isn't 0 in every row.
  public static func secondColumns(for rows: [Self]) -> [Column<Self>] {
    columns.filter { $0.place == .second || $0.place == .both }
      + RemapRow.Counter.columns(for: rows) { $0.hvo?.counters ?? [] }
  }
}

extension RemapRow.Counter {
  /// Whether it counts the measuring thread alone (not the whole machine).
  var isOfThread: Bool { rung == "hardware" || rung == "software" }

  /// Whether that thread's work is in it: a count, and not 0.
  var tellsOfThread: Bool { isOfThread && (perHugePage.value ?? 0) != 0 }
}

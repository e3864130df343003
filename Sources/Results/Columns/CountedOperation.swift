/// A row that counters ran beside, over HVO and de-HVO each by itself.
public protocol CountedSource: ResultRow {
  var protocolID: String { get }
  /// What tells its rows of one protocol apart.
  var countedSize: (title: String, bytes: Int64) { get }
  /// Per huge page, in batches that weren't timed; nil in files from before they were counted.
  var hvoCounters: [RemapRow.Counter]? { get }
  var deHVOCounters: [RemapRow.Counter]? { get }
}

extension WalkRow: CountedSource {
  public var countedSize: (title: String, bytes: Int64) { ("Size", sizeBytes) }
}

extension RangeRow: CountedSource {
  public var countedSize: (title: String, bytes: Int64) { ("Range", rangeBytes) }
}

/// One operation of such a row by what its thread's counters say: a table under that of the section.
public struct CountedOperation<Source: CountedSource>: Sendable, Hashable {
  let source: Source
  /// Its place in the section.
  let index: Int
  let operation: RemapRow.Operation

  /// What the table shows, in a line above it.
  public static var title: String { "Counted per huge page, in batches that weren't timed" }

  /// Those of which something was counted that isn't 0 everywhere; what else the counters say stands
  /// in the notes.
  public static func all(of rows: [Source]) -> [Self] {
    let operations = rows.enumerated().flatMap { index, row in
      [RemapRow.Operation.hvo, .deHVO].map { Self(source: row, index: index, operation: $0) }
    }
    return operations.filter { operation in
      operation.counters.contains(where: \.tellsOfThread)
    }
  }

  private var counters: [RemapRow.Counter] {
    (operation == .hvo ? source.hvoCounters : source.deHVOCounters) ?? []
  }
}

extension CountedOperation: ResultRow {
  public static var section: Section { Source.section }
  public var key: String { "\(source.key)/\(operation.rawValue)" }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.source.protocolID },
      .text("operation", "Does") { $0.operation.rawValue },
    ]
  }

  /// One column more for the size, and for each event of this thread that isn't 0 in every row.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let size = rows.first.map { first in
      Column<Self>("countedSize", first.source.countedSize.title) {
        .size($0.source.countedSize.bytes)
      }
    }
    return [columns[0]] + (size.map { [$0] } ?? []) + [columns[1]]
      + RemapRow.Counter.columns(for: rows) { $0.counters }
  }

  public func fields(of column: String, at place: Int) -> [String] {
    let start = Self.section.place(at: index)
    switch column {
    case "protocolID": return [start + column]
    case "countedSize":
      return source.fields(
        of: source.countedSize.title == "Range" ? "rangeBytes" : "sizeBytes", at: index)
    case "operation": return []
    default: break
    }
    let list = operation == .hvo ? "hvoCounters" : "deHVOCounters"
    return counters.firstIndex { $0.event == column }
      .map { ["\(start)\(list)[\($0)].perHugePage"] } ?? []
  }
}

/// The one time of a row that `compare` judges, with all that is known of its error.
struct Timing {
  /// A median, as one row measured it.
  struct Part {
    let value: Double
    let interval: Interval?
    let halves: [Double]?
  }

  let section: Section
  let key: String
  /// What must be equal for two rows to have done the same work.
  let setting: String
  let direction: Direction
  let figure: Figure
  /// Samples behind it; nil if the row doesn't say.
  let samples: Int?
  /// What its error comes from: itself, or the two medians whose difference it is.
  let parts: [Part]

  enum Direction { case smaller, larger }

  /// A column of a row.
  init<Row: ResultRow>(
    _ row: Row, column id: String, setting: String = "", samples: Int?, parts: [Part]? = nil,
    halves: [Double]? = nil
  ) {
    let column = Row.columns.first { $0.id == id }
    guard let column, case .figure(let figure) = column.cell(row) else {
      preconditionFailure("\(Row.section) has a figure \(id)")
    }
    section = Row.section
    key = row.key
    self.setting = setting
    direction = column.direction == .larger ? .larger : .smaller
    self.figure = figure
    self.samples = samples
    self.parts =
      parts ?? figure.value.map { [Part(value: $0, interval: figure.interval, halves: halves)] }
      ?? []
  }
}

extension ResultFile {
  /// The times that can be compared, in the order of the sections; a key that occurs twice counts
  /// once.
  var timings: [Timing] {
    var alone: [String: BarrierRow] = [:]
    for row in barriers where alone[row.key] == nil { alone[row.key] = row }
    let all =
      barriers.map { Timing($0, column: "p50", samples: $0.n, halves: $0.halfMedians) }
      + shootdowns.map { Timing($0, of: alone) }
      + remap.map {
        Timing(
          $0, column: "p50", setting: "batches of \($0.batch)", samples: $0.n,
          halves: $0.halfMedians)
      }
    var seen: Set<String> = []
    return all.filter { seen.insert("\($0.section) \($0.key)").inserted }
  }
}

extension Timing {
  /// The cost of a shootdown, a difference of two medians that the barriers section holds.
  fileprivate init(_ row: ShootdownRow, of barriers: [String: BarrierRow]) {
    let with = barriers[row.key]
    let alone = barriers[
      BarrierRow.caseKey(row.id, pages: row.pages, peers: 0, peerState: nil)]
    let both = [with, alone].compactMap(\.self)
    let parts = both.compactMap { row in
      row.p50.value.map {
        Part(value: $0, interval: row.p50.interval, halves: row.halfMedians)
      }
    }
    self.init(
      row, column: "cost",
      samples: both.count == 2 ? both.map(\.n).min() : row.cost.provenance?.samples,
      parts: parts.count == 2 ? parts : nil)
  }
}

extension RegionRow {
  /// The maps of `TradeoffMap` as rows: for each number of CPUs the churns of one protocol together.
  public static func all(of rows: [TradeoffRow], verdicts: [VerdictRow]) -> [RegionRow] {
    TradeoffMap.all(of: rows, verdicts: verdicts).flatMap { map in
      let columns = Dictionary(grouping: map.fields, by: \.cpus).sorted { $0.key < $1.key }
      return columns.flatMap { all(of: map, $0.value) }
    }
  }

  /// - Parameter fields: of one number of CPUs, in order of churn.
  private static func all(of map: TradeoffMap, _ fields: [TradeoffMap.Field]) -> [RegionRow] {
    let half = TradeoffMap.churnStep.squareRoot()
    var regions: [RegionRow] = []
    for field in fields {
      let end = churn(field.churn * half)
      if let last = regions.last, last.protocolID == field.best {
        regions[regions.count - 1].toChurn = end
      } else {
        regions.append(
          RegionRow(
            scope: map.scope == .kernels ? .kernels : .any, sizeBytes: map.sizeBytes,
            count: map.count, cpus: Int(field.cpus), fromChurn: churn(field.churn / half),
            toChurn: end, protocolID: field.best))
      }
    }
    return regions
  }

  private static func churn(_ value: Double) -> Figure {
    Figure(
      value, .perSecond, .modelled(from: "the formulas of the tradeoff with the inputs of its rows")
    )
  }
}

extension ResultFile {
  /// Notes where each protocol that was weighed leaves the most worth; nothing where none was.
  public mutating func addRegions() {
    let all = RegionRow.all(of: tradeoffs ?? [], verdicts: verdicts)
    regions = all.isEmpty ? nil : all
  }
}

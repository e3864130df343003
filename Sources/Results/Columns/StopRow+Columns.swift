extension StopRow: ResultRow {
  public static var section: Section { .stops }
  public var key: String { id }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "Write") { $0.title },
      Column("stops", "Stops", in: .files) { .flag($0.stops) },
      .integer("n", "n", .count) { Int64($0.n) },
      .figure("p50", "p50", .smaller) { $0.p50 },
      .figure("p99", "p99", .smaller) { $0.p99 },
      .figure("maximum", "Max", .smaller) { $0.maximum },
      .figure("stoodP50", "CPU stood p50", .smaller) { $0.stoodP50 },
      .figure("stoodMaximum", "CPU stood max", .smaller) { $0.stoodMaximum },
      .figure("skewP50", "Skew p50", .smaller, in: .files) { $0.skewP50 },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  public var details: [Detail] {
    cpus.enumerated().flatMap { index, one in
      let id = "cpus.\(index)"
      return [
        Detail("\(id).cpu", .integer(Int64(one.cpu), .count)),
        Detail("\(id).n", .integer(Int64(one.n), .count)),
        Detail("\(id).unobserved", .integer(Int64(one.unobserved), .count)),
        Detail("\(id).p50", .figure(one.p50)), Detail("\(id).maximum", .figure(one.maximum)),
      ]
    }
  }

  /// How to read the table, and which CPUs were seen least.
  public static func notes(on rows: [Self]) -> [String] {
    guard rows.contains(where: { $0.failure == nil }) else { return [] }
    let unseen = rows.flatMap(\.cpus).map(\.unobserved).reduce(0, +)
    return [
      "CPU stood: the longest gap in a tight loop on each CPU but the writer's, over one write; a "
        + "busy CPU's time slices are in it, which the control shows"
    ] + (unseen == 0 ? [] : ["an observer got no turn in time, and says nothing: \(unseen)×"])
  }
}

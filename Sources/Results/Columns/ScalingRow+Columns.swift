extension ScalingRow: ResultRow {
  public static var section: Section { .scalings }
  public var key: String {
    BarrierRow.caseKey(id, pages: pages, peers: measured.count, peerState: peerState)
  }

  public static var columns: [Column<Self>] {
    [
      .text("id", "Id", in: .files) { $0.id },
      .text("title", "Call") { $0.title },
      .integer("pages", "Pages", .pages) { $0.pages.map(Int64.init) },
      .text("peerState", "Peers do") { $0.peerState },
      .text("order", "CPUs added", in: .files) { $0.order },
      .text("measured", "Measured at", in: .files) { $0.counts },
      .figure("validationError", "Error") { $0.validationError },
      .text("failure", "Failure", in: .files) { $0.failure },
    ]
  }

  /// One column for each term that any row has, and one for each CPU count asked for.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    let fixed = columns.filter { $0.place == .table }
    let terms = [("constant", "Constant"), ("per-cpu", "Per CPU"), ("log", "Per log2 CPUs")]
      .filter { id, _ in rows.contains { $0.terms.contains { $0.term == id } } }
      .map { id, title in
        Column<Self>.figure(id, title, .smaller) { row in
          row.terms.first { $0.term == id }?.coefficient.withoutInterval
        }
      }
    let asked = Set(rows.flatMap { $0.extrapolated.map(\.cpus) }).sorted().map { cpus in
      Column<Self>.figure("\(cpus)", "\(cpus) CPUs", .smaller) { row in
        row.extrapolated.first { $0.cpus == cpus }?.cost
      }
    }
    return fixed + terms + asked
  }

  /// Those of the columns that aren't keys: terms and CPU counts.
  public func fields(of column: String, at index: Int) -> [String] {
    let place = Self.section.place(at: index)
    if let term = terms.firstIndex(where: { $0.term == column }) {
      return ["\(place)terms[\(term)].coefficient"]
    }
    if let point = extrapolated.firstIndex(where: { String($0.cpus) == column }) {
      return ["\(place)extrapolated[\(point)].cost"]
    }
    return [place + column]
  }

  private var counts: String { measured.map { String($0.cpus) }.joined(separator: ", ") }

  public var details: [Detail] {
    Self.details(measured, "measured")
      + terms.map { Detail("terms.\($0.term)", .figure($0.coefficient)) }
      + Self.details(extrapolated, "extrapolated")
  }

  private static func details(_ points: [Point], _ id: String) -> [Detail] {
    points.enumerated().flatMap { index, point in
      [
        Detail("\(id).\(index).cpus", .integer(Int64(point.cpus), .count)),
        Detail("\(id).\(index).cost", .figure(point.cost)),
      ]
    }
  }

  /// The rows that a table shows: those with a fit.
  public static func fitted(_ rows: [Self]) -> [Self] { rows.filter { $0.failure == nil } }

  /// Why others have none, once for each reason, and what the figures are.
  public static func notes(on rows: [Self]) -> [String] {
    var reasons: [String] = []
    for reason in rows.compactMap(\.failure) where !reasons.contains(reason) {
      reasons.append(reason)
    }
    let fitted = fitted(rows)
    let order = fitted.first.map {
      [
        "CPUs added: \($0.order); measured at \($0.counts) CPUs. Whatever lies beyond is modelled: its "
          + "interval covers every sum of terms that predicts the points about as well"
      ]
    }
    let asked = Set(rows.flatMap(\.extrapolated).map(\.cpus)).sorted().map { "\($0)" }
    let missing =
      asked.isEmpty ? "" : "; so nothing is extrapolated to \(asked.joined(separator: ", ")) CPUs"
    return (order ?? []) + reasons.map { "no growth with CPUs can be fitted\(missing): \($0)" }
  }
}

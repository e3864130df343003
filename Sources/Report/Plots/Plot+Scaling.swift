internal import PlotScripts
internal import Results

extension Plot {
  /// Time of each call on one page against the CPUs that it has to reach; nil unless some call was
  /// measured with at least two numbers of running peers.
  init?(scaling rows: [BarrierRow], _ source: PlotSource) {
    let lines = ScalingLine.all(of: rows).filter { $0.points.count > 1 }
    let times = lines.flatMap { $0.points.flatMap(\.times) }
    guard let peers = lines.flatMap({ $0.points.map(\.peers) }).max(), peers > 0 else { return nil }
    self.init(
      .scaling, name: "scaling", title: "Cost of reaching other CPUs", of: .barriers,
      labels: Array(repeating: "", count: 13), values: [], legend: lines.map(\.name),
      keyLines: true,
      caption: source.caption(rows.map(\.p50), "Whiskers: 95 % intervals of the median"),
      variables: times.decades() + [
        "peers = \(peers)",
        "peerstep = \(max(1, Int(AxisUnit(factor: 1, name: "").step(span: Double(peers)))))",
      ],
      files: [
        "tsv": lines.map { PlotData.table($0.points.map(\.fields)) }.joined(separator: "\n\n")
      ])
  }
}

/// One call with ever more peers.
private struct ScalingLine {
  struct Point {
    let peers: Int
    let figure: Figure

    /// What is drawn.
    var times: [Double] {
      [figure.value, figure.interval?.low, figure.interval?.high].compactMap { $0 }.filter {
        $0 > 0
      }
    }

    var fields: [String] {
      ["\(peers)"]
        + [
          figure.value, figure.interval?.low ?? figure.value, figure.interval?.high ?? figure.value,
        ]
        .map(PlotData.number)
    }
  }

  let name: String
  var points: [Point]

  /// Calls on one page and barriers; a peer that sleeps is none to reach. At most as many as a
  /// picture can tell apart, those first that most CPUs were reached by.
  static func all(of rows: [BarrierRow]) -> [ScalingLine] {
    var lines: [ScalingLine] = []
    var places: [String: Int] = [:]
    for row in rows
    where row.kind != "floor" && (row.pages ?? 1) == 1 && row.peerState != "sleeping" {
      guard let value = row.p50.value, value > 0 else { continue }
      let place = places[row.id] ?? lines.count
      if place == lines.count {
        places[row.id] = place
        lines.append(ScalingLine(name: PlotData.label(row.title), points: []))
      }
      if !lines[place].points.contains(where: { $0.peers == row.peers }) {
        lines[place].points.append(Point(peers: row.peers, figure: row.p50))
      }
    }
    for index in lines.indices { lines[index].points.sort { $0.peers < $1.peers } }
    return Array(lines.filter { $0.points.count > 1 }.prefix(Plot.mostLines))
  }
}

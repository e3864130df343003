internal import Numbers
internal import PlotScripts
internal import Results

extension Plot {
  /// Throughput of walkers through a remap, one picture for each kind of tables and size.
  static func timelines(_ rows: [WalkRow], _ source: PlotSource) -> [Plot] {
    let strips = rows.enumerated().compactMap { TimelineStrip($1, at: $0) }
    return strips.grouped(by: \.group).map { group, strips in
      Plot(strips: Array(strips.prefix(mostLines)), group, source)
    }
  }

  private init(strips: [TimelineStrip], _ group: String, _ source: PlotSource) {
    let operations = ColourIndex(["HVO", "de-HVO"])
    self.init(
      .timeline, name: "timeline-\(group)",
      title:
        "Walkers through HVO and de-HVO of a batch, \(group.replacing("-", with: " tables, "))",
      of: .walks, table: TimelineStrip.table(strips),
      // A strip is as high as two bars.
      labels: strips.flatMap { [$0.label, $0.label] }, values: strips.map(\.duration),
      legend: operations.names,
      caption: source.caption(
        strips.map(\.row.before),
        "Line: accesses a second, averaged over rounds; dotted: as many as before the protocol ran. "
          + "Right: duration of a round"),
      variables: ["strips = \(strips.count)"],
      files: [
        "tsv": strips.map { PlotData.table($0.points) }.joined(separator: "\n\n"),
        "marks": PlotData.table(
          strips.enumerated().flatMap { index, strip in
            strip.marks.map { ["\(index)"] + $0 }
          }),
        "labels": PlotData.table(
          strips.enumerated().map { ["\($0)", $1.label, $1.duration] }),
      ])
  }
}

/// One protocol's timeline.
private struct TimelineStrip {
  let row: WalkRow
  private let index: Int
  private let timeline: WalkRow.Timeline
  private let undisturbed: Double
  private let length: Double

  /// - Returns: nil without a timeline, or without a throughput to compare it with.
  init?(_ row: WalkRow, at index: Int) {
    guard let timeline = row.timeline, let undisturbed = row.before.value, undisturbed > 0 else {
      return nil
    }
    length = timeline.binNanoseconds * Double(timeline.perSecond.count)
    guard length > 0, length.isFinite else { return nil }
    self.row = row
    self.index = index
    self.timeline = timeline
    self.undisturbed = undisturbed
  }

  /// File name of the picture that it belongs to.
  var group: String { "\(row.backend.rawValue)-\(SizeLabel.text(row.sizeBytes))" }
  var label: String { PlotData.label(row.protocolID) }
  var duration: String { NumberText(ascii: false).time(nanoseconds: length) }

  /// Percent of the round and of the undisturbed throughput, drawn up to twice that.
  var points: [[String]] {
    timeline.perSecond.enumerated().map { bin, rate in
      [
        CSV.number((Double(bin) + 0.5) / Double(timeline.perSecond.count) * 100),
        CSV.number(min(200, rate / undisturbed * 100)),
      ]
    }
  }

  /// Begin and end in percent of the round, and colour.
  var marks: [[String]] {
    timeline.marks.map { mark in
      [
        CSV.number(mark.from / length * 100), CSV.number(mark.to / length * 100),
        mark.operation == .hvo ? "1" : "2",
      ]
    }
  }

  /// Least and most of each timeline beside the undisturbed throughput.
  static func table(_ strips: [TimelineStrip]) -> TableSource {
    TableSource(
      heads: ["Protocol", "Before", "Least in a bin", "Most in a bin"],
      rows: strips.map { strip in
        let place = Section.walks.place(at: strip.index)
        let rates = strip.timeline.perSecond
        func bin(_ rate: Double?) -> TableSource.Entry {
          guard let rate, let bin = rates.firstIndex(of: rate),
            let provenance = strip.row.before.provenance
          else { return .init(cell: .none, fields: []) }
          return .init(
            cell: .figure(Figure(rate, .perSecond, provenance)),
            fields: ["\(place)timeline.perSecond[\(bin)]"])
        }
        return [
          .init(cell: .text(strip.row.protocolID), fields: ["\(place)protocolID"]),
          .init(cell: .figure(strip.row.before), fields: ["\(place)before"]),
          bin(rates.min()), bin(rates.max()),
        ]
      })
  }
}

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
      labels: strips.flatMap { [$0.label, $0.label] }, values: strips.map(\.scale),
      legend: operations.names,
      caption: source.caption(
        strips.map(\.row.before),
        "Line: accesses a second, averaged over rounds, 0 at the foot of its strip; dotted: "
          + (strips.allSatisfy(\.hasOwnReference)
            ? "their median before HVO begins, recorded as the line is. "
            : "as many as before the protocol ran, when none was recorded singly. ")
          + "Right: accesses a second at the dotted line, duration of a round"),
      variables: ["strips = \(strips.count)"],
      files: [
        "tsv": strips.map { PlotData.table($0.points) }.joined(separator: "\n\n"),
        "marks": PlotData.table(
          strips.enumerated().flatMap { index, strip in
            strip.marks.map { ["\(index)"] + $0 }
          }),
        "labels": PlotData.table(
          strips.enumerated().map { ["\($0)", $1.label, $1.scale] }),
      ])
  }
}

/// One protocol's timeline.
private struct TimelineStrip {
  let row: WalkRow
  private let index: Int
  private let timeline: WalkRow.Timeline
  private let undisturbed: Double
  /// The bin that `undisturbed` is of; nil for the throughput before the protocol ran.
  private let reference: Int?
  private let length: Double

  /// - Returns: nil without a timeline, or without a throughput to compare it with.
  init?(_ row: WalkRow, at index: Int) {
    guard let timeline = row.timeline, let before = row.before.value, before > 0 else {
      return nil
    }
    length = timeline.binNanoseconds * Double(timeline.perSecond.count)
    guard length > 0, length.isFinite else { return nil }
    self.row = row
    self.index = index
    self.timeline = timeline
    // Whole bins before the first mark: recording each access slows walkers, which it didn't while
    // `before` was counted.
    let first = timeline.marks.map(\.from).min() ?? 0
    let quiet = timeline.perSecond.indices.filter {
      Double($0 + 1) * timeline.binNanoseconds <= first && timeline.perSecond[$0] > 0
    }.sorted { timeline.perSecond[$0] < timeline.perSecond[$1] }
    reference = quiet.isEmpty ? nil : quiet[(quiet.count - 1) / 2]
    undisturbed = reference.map { timeline.perSecond[$0] } ?? before
  }

  var hasOwnReference: Bool { reference != nil }

  /// File name of the picture that it belongs to.
  var group: String { "\(row.backend.rawValue)-\(SizeLabel.text(row.sizeBytes))" }
  var label: String { PlotData.label(row.protocolID) }
  /// What the dotted line stands for, and how long the round is.
  var scale: String {
    let numbers = NumberText(ascii: false)
    return "\(numbers.rate(perSecond: undisturbed)), \(numbers.time(nanoseconds: length))"
  }

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
      heads: ["Protocol", "Before", "Dotted line", "Least in a bin", "Most in a bin"],
      rows: strips.map { strip in
        let place = Section.walks.place(at: strip.index)
        let rates = strip.timeline.perSecond
        func bin(_ rate: Double?, at index: Int? = nil) -> TableSource.Entry {
          guard let rate, let bin = index ?? rates.firstIndex(of: rate),
            let provenance = strip.row.before.provenance
          else { return .init(cell: .none, fields: []) }
          return .init(
            cell: .figure(Figure(rate, .perSecond, provenance)),
            fields: ["\(place)timeline.perSecond[\(bin)]"])
        }
        return [
          .init(cell: .text(strip.row.protocolID), fields: ["\(place)protocolID"]),
          .init(cell: .figure(strip.row.before), fields: ["\(place)before"]),
          strip.reference.map { bin(rates[$0], at: $0) }
            ?? .init(cell: .figure(strip.row.before), fields: ["\(place)before"]),
          bin(rates.min()), bin(rates.max()),
        ]
      })
  }
}

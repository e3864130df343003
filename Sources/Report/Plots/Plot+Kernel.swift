internal import Numbers
internal import PlotScripts
internal import Results

private let numbers = NumberText(ascii: false)

extension Plot {
  /// Pool operations of the running kernel with HVO off and on, per huge page; nil unless both sides
  /// of one were timed.
  init?(kernelTimes rows: [KernelTimingRow], _ source: PlotSource) {
    let lines = KernelDigest.all(of: rows).map(KernelLine.init).filter {
      !$0.times(\.wall).isEmpty || !$0.times(\.cpu).isEmpty
    }
    guard !lines.isEmpty else { return nil }
    let wall = lines.flatMap { $0.times(\.wall) }.decades()
    let cpu = lines.flatMap { $0.times(\.cpu) }.decades()
    let samples = Set(lines.flatMap { [$0.pair.off.n, $0.pair.on.n] }).sorted()
    let counts = Set([samples.first ?? 0, samples.last ?? 0]).sorted().map { "\($0)" }
    self.init(
      .kernel, name: "kernel", title: "Pools of the running kernel, HVO off and on: per huge page",
      of: .kernelTimings, table: KernelLine.table(lines), labels: lines.map(\.label),
      values: lines.map { $0.factor(\.cpu) }, legend: ["HVO off", "HVO on"], colours: [2, 1],
      summary: lines.map(\.summary),
      caption: source.caption(
        lines.flatMap { [$0.pair.off.perHugePage, $0.pair.on.perHugePage] },
        "Dots: median of \(counts.joined(separator: " to ")) writes over the huge pages got; whiskers:"
          + " the middle half of them, under the dots where it is short. ×: on over off"),
      variables: wall.map { "wall" + $0.dropFirst() } + cpu.map { "cpu" + $0.dropFirst() },
      files: ["tsv": PlotData.table(lines.map(\.fields))])
  }

  /// How the times of one write to a pool are spread, HVO off and on: of the largest batch of each
  /// operation. One picture for allocating and freeing at each size, one for demotion, one for
  /// overcommit.
  static func kernelLatencies(_ rows: [KernelTimingRow], _ source: PlotSource) -> [Plot] {
    KernelDigest.largest(of: rows).grouped(by: KernelFamily.init).compactMap { family, pairs in
      let lines = pairs.flatMap { pair in
        [("off", pair.off, pair.offIndex), ("on", pair.on, pair.onIndex)].compactMap {
          hvo, row, index -> QuantileLine? in
          guard row.distribution != nil else { return nil }
          let name = "\(KernelLine.label(row)), HVO \(hvo)"
          return QuantileLine(
            name: PlotData.label(name), row: name, distribution: row.distribution,
            field: "\(Section.kernelTimings.place(at: index))distribution", figure: row.p50)
        }
      }
      return Plot(
        quantiles: Array(lines.prefix(mostLines)), name: "cdf-kernel-\(family.name)",
        title: family.title, of: .kernelTimings, source)
    }
  }
}

/// What one picture of distributions shows together.
private struct KernelFamily: Hashable {
  let name: String
  let title: String

  init(_ pair: KernelDigest) {
    switch pair.on.operation {
    case .allocate, .free:
      let size = SizeLabel.text(pair.on.sizeBytes)
      (name, title) = (size, "One write that allocates or frees \(size) pages of a pool")
    case .demote, .freeDemoted:
      (name, title) = ("demotion", "One write that demotes, and one that frees what it made")
    case .surplus, .surplusFree:
      (name, title) = ("overcommit", "One mapping beyond the pool, and its end")
    }
  }
}

/// One operation of a kernel picture.
private struct KernelLine {
  /// A time per huge page, and the quartiles of the writes where they are known.
  struct Time {
    var value: Double?
    var low: Double?
    var high: Double?

    var fields: [String] { [value, low ?? value, high ?? value].map(PlotData.number) }
  }
  struct Side {
    let wall: Time
    let cpu: Time

    init(_ row: KernelTimingRow) {
      let pages = row.obtained.value.flatMap { $0 > 0 ? $0 : nil }
      func quartile(_ percent: Double) -> Double? {
        guard let pages, let time = row.distribution?.value(atPercent: percent) else { return nil }
        return time / pages
      }
      wall = Time(value: row.perHugePage.value, low: quartile(25), high: quartile(75))
      cpu = Time(value: pages.flatMap { pages in row.cpuP50.value.map { $0 / pages } })
    }
  }

  let pair: KernelDigest
  let off: Side
  let on: Side

  init(_ pair: KernelDigest) {
    self.pair = pair
    off = Side(pair.off)
    on = Side(pair.on)
  }

  static func label(_ row: KernelTimingRow) -> String {
    "\(row.operation.rawValue) \(numbers.count(row.batch)) × "
      + SizeLabel.text(row.sizeBytes) + row.rcu.suffix
  }

  var label: String { PlotData.label(Self.label(pair.on)) }

  /// All times that are drawn, ends of whiskers among them.
  func times(_ kind: KeyPath<Side, Time>) -> [Double] {
    [off, on].flatMap { side in
      [side[keyPath: kind].value, side[keyPath: kind].low, side[keyPath: kind].high]
        .compactMap(\.self)
    }.filter { $0 > 0 }
  }

  /// "×5.4": on over off.
  func factor(_ kind: KeyPath<Side, Time>) -> String {
    guard let off = off[keyPath: kind].value, let on = on[keyPath: kind].value, off > 0 else {
      return "n/a"
    }
    return "×\(numbers.rounded(on / off))"
  }

  /// Its line of the data file.
  var fields: [String] {
    [label] + off.wall.fields + on.wall.fields + [factor(\.wall)] + off.cpu.fields + on.cpu.fields
      + [factor(\.cpu)]
  }

  var summary: String {
    let parts = [("wall", \Side.wall), ("CPU", \Side.cpu)].map { name, kind in
      let sides = [off, on].map { side in
        side[keyPath: kind].value.map { numbers.time(nanoseconds: $0) } ?? "n/a"
      }
      return "\(name) \(sides.joined(separator: " to "))"
    }
    return "\(label): \(parts.joined(separator: ", "))"
  }

  /// The figures behind the picture.
  static func table(_ lines: [KernelLine]) -> TableSource {
    TableSource(
      heads: ["Operation", "Off wall", "On wall", "Off CPU", "On CPU"],
      rows: lines.map { line in
        let sides = [
          (line.pair.off, line.pair.offIndex, line.off), (line.pair.on, line.pair.onIndex, line.on),
        ]
        return [.init(cell: .text(label(line.pair.on)), fields: [])]
          + sides.map { row, index, _ in
            .init(
              cell: .figure(row.perHugePage.withoutInterval),
              fields: [Section.kernelTimings.place(at: index) + "perHugePage"])
          }
          + sides.map { row, index, side in
            let place = Section.kernelTimings.place(at: index)
            guard let value = side.cpu.value, let provenance = row.cpuP50.provenance else {
              return .init(cell: .figure(row.cpuP50), fields: ["\(place)cpuP50"])
            }
            return .init(
              cell: .figure(Figure(value, .nanoseconds, provenance)),
              fields: ["\(place)cpuP50/\(place)obtained"])
          }
      })
  }
}

extension KernelTimingRow.RCU {
  /// What a label says of it: nothing where it is as usual.
  var suffix: String { self == .normal ? "" : ", \(rawValue)" }
}

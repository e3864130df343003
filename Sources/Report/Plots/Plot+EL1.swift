internal import Numbers
internal import PlotScripts
internal import Results

private let numbers = NumberText(ascii: false)

extension Plot {
  /// Instructions per huge page of each protocol, HVO and de-HVO: one picture for each kind of core.
  static func counts(of rows: [EL1CountRow], _ source: PlotSource) -> [Plot] {
    GuestCore.pictures(of: rows.grouped { GuestCore($0.cpu, $0.granuleBytes) }).compactMap {
      core, rows in
      let lines = CountLine.all(of: rows)
      let most = lines.compactMap(\.most).max() ?? 0
      guard most > 0 else { return nil }
      let unit = AxisUnit(factor: 1, name: "")
      return Plot(
        .counts, name: "el1-counts-\(core.fileName)",
        title: "Instructions of HVO and de-HVO per huge page at EL1, \(core.title)",
        of: .el1Counts, labels: lines.map(\.label), values: lines.map(\.text),
        legend: ["HVO, on the MMU", "HVO, the rest", "de-HVO, on the MMU", "de-HVO, the rest"],
        colours: [1, 5, 6, 2],
        caption: source.caption(
          rows.map(\.instructions),
          "Right: HVO / de-HVO, on the MMU of all. On the MMU: stores and swaps of entries, TLBIs,"
            + " barriers and pauses; the rest: getting, copying and freeing pages, filling tables. A"
            + " batch of \(rows.first?.hugePages ?? 0). Instructions are no times"),
        variables: [
          "xmax = \(most)", "xstep = \(CSV.number(unit.step(span: most)))",
        ],
        files: ["tsv": PlotData.table(lines.map(\.fields))])
    }
  }

  /// Instructions of TLB invalidations against the entries invalidated: one picture for all cores of
  /// which the counts are the same.
  static func invalidations(_ rows: [EL1PrimitiveRow], _ source: PlotSource) -> [Plot] {
    let cores = rows.enumerated().map { ($0, $1) }.grouped {
      GuestCore($0.1.cpu, $0.1.granuleBytes)
    }
    let pictures = cores.map { (core: $0.key, lines: EntryLine.all(of: $0.elements)) }
      .grouped { $0.lines.map(\.points) }
    return GuestCore.pictures(of: pictures.map { ($0.elements[0].core, $0.elements) }).compactMap {
      core, group in
      Plot(
        invalidations: group[0].lines, on: core,
        as: GuestCore.title(of: group.map(\.core)), source)
    }
  }

  private init?(
    invalidations all: [EntryLine], on core: GuestCore, as title: String, _ source: PlotSource
  ) {
    let lines = Array(all.prefix(Self.mostLines))
    let points = lines.flatMap(\.points)
    let counts = points.map { Double($0.instructions) }
    guard let least = points.map(\.entries).min(), let most = points.map(\.entries).max(),
      least < most
    else { return nil }
    // Apart from the lower edge.
    let ends = (counts + counts.map { $0 / 2 }).decades().map { "y" + $0.dropFirst() }
    self.init(
      .entries, name: "el1-invalidations-\(core.fileName)",
      title: "Instructions of a TLB invalidation, \(title)", of: .el1Primitives,
      table: EntryLine.table(lines), labels: Array(repeating: "", count: 11), values: [],
      legend: lines.map(\.name), keyLines: true, summary: lines.map(\.summary),
      caption: source.caption(
        lines.flatMap { $0.rows.map(\.row.instructions) },
        "With what it is waited for and its loop. Instructions are no times: what a TLBI takes on"
          + " silicon isn't in them"),
      variables: ["xmin = \(least).0", "xmax = \(most).0"] + ends,
      files: ["tsv": lines.map { PlotData.table($0.fields) }.joined(separator: "\n\n")])
  }
}

/// A core that a picture is about. Its name comes from a file, and only letters, digits, dots, commas
/// and hyphens of it get into a script.
private struct GuestCore: Hashable {
  private let cpu: String
  private let granule: String

  init(_ cpu: String, _ granuleBytes: Int64) {
    let known = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
    self.cpu = String(cpu.map { known.contains($0) ? $0 : "-" }.prefix(Self.longestName))
    granule = SizeLabel.text(granuleBytes)
  }

  /// Characters of a CPU's name that a title has room for.
  private static let longestName = 24

  /// "CPU cortex-a76, 4K granule".
  var title: String { Self.title(of: [self]) }

  /// "CPU cortex-a76 and a64fx, 4K granule": two names at most.
  static func title(of cores: [GuestCore]) -> String {
    let names = cores.map(\.cpu)
    let more = names.count > 2 ? " and \(names.count - 1) more" : ""
    let shown = more.isEmpty ? names.joined(separator: " and ") : (names.first ?? "") + more
    let granules = ColourIndex(cores.map(\.granule)).names.joined(separator: " or ")
    return "CPU \(shown), \(granules) granule"
  }

  /// Letters, digits and hyphens.
  var fileName: String { "\(cpu)-\(granule)".replacing(".", with: "-") }

  /// Groups whose names differ: of two that are written alike, the first.
  static func pictures<Element>(
    of groups: [(key: GuestCore, elements: [Element])]
  ) -> [(GuestCore, [Element])] {
    var seen: Set<String> = []
    return groups.filter { seen.insert($0.key.fileName).inserted }
  }
}

/// Both directions of one protocol.
private struct CountLine {
  let label: String
  var hvo: EL1CountRow?
  var deHVO: EL1CountRow?

  /// One for each protocol and split, in the order of the rows.
  static func all(of rows: [EL1CountRow]) -> [CountLine] {
    rows.grouped { [$0.protocolID, $0.split] }.map { key, group in
      let splits = Set(rows.filter { $0.protocolID == key[0] }.map(\.split)).count
      return CountLine(
        label: PlotData.label(key[0], splits > 1 ? ", \(key[1])" : ""),
        hvo: group.first { $0.operation == .hvo },
        deHVO: group.first { $0.operation == .deHVO })
    }
  }

  var most: Double? { [hvo, deHVO].compactMap { $0?.instructions.value }.max() }

  /// "958 of 15,045 / 600 of 7,048".
  var text: String {
    [hvo, deHVO].map { row in
      let parts = [row?.mmuInstructions.value, row?.instructions.value].map { value in
        value.map { numbers.count($0.rounded()) } ?? "n/a"
      }
      return parts.joined(separator: " of ")
    }.joined(separator: " / ")
  }

  /// Its line of the data file.
  var fields: [String] {
    [label]
      + [hvo, deHVO].flatMap { row in
        [row?.mmuInstructions.value, row?.instructions.value].map(PlotData.number)
      } + [text]
  }
}

/// One kind of invalidation with ever more entries.
private struct EntryLine {
  struct Point: Hashable {
    let entries: Int64
    let instructions: Double
  }

  /// All kinds with the same counts.
  var kinds: [String]
  let rows: [(index: Int, row: EL1PrimitiveRow)]
  let points: [Point]

  /// Of each kind the first row for each number of entries; what invalidates all reaches over all of
  /// them. Kinds with the same counts are one line.
  static func all(of rows: [(Int, EL1PrimitiveRow)]) -> [EntryLine] {
    let counted = rows.filter { $0.1.staleHere != nil && $0.1.instructions.value != nil }
    let most = counted.compactMap(\.1.entries).max() ?? 0
    let least = counted.compactMap(\.1.entries).min() ?? 0
    var lines: [EntryLine] = []
    for (kind, group) in counted.grouped(by: \.1.id) {
      var seen: Set<Int64?> = []
      let first = group.filter { seen.insert($0.1.entries).inserted }
      let points = first.flatMap { _, row -> [Point] in
        let count = row.instructions.value ?? 0
        return (row.entries.map { [$0] } ?? [least, most]).map {
          Point(entries: $0, instructions: count)
        }
      }.filter { $0.instructions > 0 && $0.entries > 0 }.sorted { $0.entries < $1.entries }
      guard Set(points.map(\.entries)).count > 1 else { continue }
      if let same = lines.firstIndex(where: { $0.points == points }) {
        lines[same].kinds.append(kind)
      } else {
        lines.append(
          EntryLine(kinds: [kind], rows: first.map { ($0.0, $0.1) }, points: points))
      }
    }
    return lines
  }

  var name: String { PlotData.label(kinds.joined(separator: ", ")) }

  /// Its block of the data file.
  var fields: [[String]] { points.map { ["\($0.entries)", CSV.number($0.instructions)] } }

  var summary: String {
    let ends = [points.first, points.last].compactMap(\.self).map {
      "\(numbers.count($0.instructions)) for \($0.entries)"
    }
    return "\(name): \(ends.joined(separator: ", "))"
  }

  /// The figures behind the picture: a column for each number of entries.
  static func table(_ lines: [EntryLine]) -> TableSource {
    let entries = Set(lines.flatMap { $0.points.map(\.entries) }).sorted()
    return TableSource(
      heads: ["Entries"] + entries.map { "\($0)" },
      rows: lines.map { line in
        [.init(cell: .text(line.kinds.joined(separator: ", ")), fields: [])]
          + entries.map { count in
            guard let place = line.rows.first(where: { ($0.row.entries ?? count) == count })
            else { return .init(cell: .none, fields: []) }
            return .init(
              cell: .figure(place.row.instructions),
              fields: [Section.el1Primitives.place(at: place.index) + "instructions"])
          }
      })
  }
}

internal import PlotScripts
internal import Results

/// One picture: a gnuplot script and the data files that it reads.
///
/// The script holds only what this program spells itself. Every text from outside (host names,
/// titles, ids) goes into data files, where gnuplot neither runs a command in backquotes nor reads
/// markup.
public struct Plot: Sendable {
  /// Name of the picture's files without extension.
  public let name: String
  /// What it shows, in words; the heading of the picture too.
  let title: String
  /// What it shows, for those who don't see it: the title and the figures, or as many as are heard
  /// out.
  let description: String
  /// The section of the result whose figures it shows.
  let section: Section
  /// The figures, where the tables of the section don't have them.
  let table: TableSource?
  /// Data files by name.
  let files: [String: String]
  private let script: PlotScript
  private let variables: [String]
  /// Height of the picture in pixels; the width is 800.
  private let height: Int

  /// - Parameters:
  ///   - name: file name, made of letters, digits and hyphens.
  ///   - title: heading, of words that this program spells.
  ///   - section: where the figures stand; table: the figures, if they stand in no table there.
  ///   - rows: bars, from top to bottom.
  ///   - labels: text left of each bar; values: text right of each bar.
  ///   - legend: names of the colours; none for no legend.
  ///   - colours: their numbers in plots/style.gp; 1, 2, … if they aren't given.
  ///   - keyLines: whether the legend shows lines as they are drawn; else patches of colour.
  ///   - summary: what it shows in words, where the labels and values don't say it.
  ///   - caption: source of the figures.
  ///   - variables: gnuplot assignments that the body needs.
  ///   - files: data files by extension.
  init(
    _ script: PlotScript, name: String, title: String, of section: Section,
    table: TableSource? = nil, labels: [String], values: [String], legend: [String] = [],
    colours: [Int] = [], keyLines: Bool = false, summary: [String] = [],
    caption: String, variables: [String], files: [String: String]
  ) {
    self.script = script
    self.name = name
    self.title = title
    self.section = section
    let bars =
      values.count == labels.count ? zip(labels, values).map { "\($0): \($1)" } : []
    description = Self.description(
      title, summary.isEmpty ? (bars.isEmpty ? legend : bars) : summary)
    self.table = table
    let lines = PlotData.clean(caption).wrapped(to: 108)
    let entries = Legend(legend, colours: colours)
    // Room for title, axis and caption, and enough for each bar; many bars stand closer.
    height =
      126 + (labels.count > 30 ? 16 : 22) * max(3, labels.count) + 14 * lines.count + 20
      * entries.rows
    let labelWidth = labels.map(\.displayWidth).max() ?? 0
    let valueWidth = values.map(\.displayWidth).max() ?? 0
    self.variables =
      [
        "name = \"\(name)\"", "plottitle = \"\(title)\"", "rows = \(labels.count)",
        "height = \(height)",
        "labelwidth = \(max(4, labelWidth + 2))", "valuewidth = \(max(4, valueWidth + 2))",
        "legend = \(legend.count)", "legendrows = \(entries.rows)",
        "keylines = \(keyLines ? 1 : 0)",
      ] + variables
    var all: [String: String] = ["\(name).caption": PlotData.table(lines.map { [$0] })]
    if !legend.isEmpty { all["\(name).legend"] = entries.table }
    for (suffix, text) in files { all["\(name).\(suffix)"] = text }
    self.files = all
  }

  private static func description(_ title: String, _ parts: [String]) -> String {
    let most = 12
    let more = parts.count > most ? "; and \(parts.count - most) more in the table" : ""
    let text = parts.isEmpty ? "" : ". " + parts.prefix(most).joined(separator: "; ") + more
    return TextStyle(ascii: false).clean(title + text + ".")
  }

  /// The whole script: `gnuplot NAME.gp` in the directory of its files draws the pictures again.
  ///
  /// - Parameter onPage: for a page, which has its own background.
  func text(png: Bool, onPage: Bool = false) -> String {
    let svg =
      "set terminal svg size 800, \(height) font \"sans-serif,10\" fontscale 1.3"
      + (onPage ? "" : " background \"white\"")
    let pixels = "set terminal pngcairo size 800, \(height) font \"sans,10\" background \"white\""
    var text = "# Made by hvo-bench. To draw it again: gnuplot -d \(name).gp\n"
    text += variables.joined(separator: "\n") + "\n\n"
    for (terminal, suffix) in [(svg, "svg")] + (png ? [(pixels, "png")] : []) {
      text += "reset\n\(terminal) noenhanced\nset output name.\".\(suffix)\"\n"
      text += PlotScript.style + script.body + "unset output\n\n"
    }
    return text
  }
}

/// Where the entries of a legend stand: in rows from the left, as many as fit in 800 pixels.
private struct Legend {
  private(set) var rows = 0
  private var fields: [[String]] = []

  init(_ names: [String], colours: [Int]) {
    let start = 20
    var x = start
    var lines: [[(name: String, colour: Int, x: Int)]] = []
    for (index, name) in names.enumerated() {
      let width = 40 + 8 * name.displayWidth
      if lines.isEmpty || x + width > 790 {
        lines.append([])
        x = start
      }
      lines[lines.count - 1].append((name, colours.isEmpty ? index + 1 : colours[index], x))
      x += width
    }
    rows = lines.count
    for (row, line) in lines.reversed().enumerated() {
      fields += line.map { [$0.name, "\($0.colour)", "\($0.x)", "\(row)"] }
    }
  }

  var table: String { PlotData.table(fields) }
}

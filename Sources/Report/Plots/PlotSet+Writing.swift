public import Results

/// What came of a set of pictures.
public struct PlotReport: Sendable, Hashable {
  /// Paths of the pictures that were drawn.
  public var pictures: [String] = []
  /// Paths of the scripts, which draw the pictures again.
  public var scripts: [String] = []
  /// What gnuplot couldn't do, at most one for each picture.
  public var warnings: [Warning] = []
}

extension PlotSet {
  /// Writes scripts and data into a directory, which is created if need be, and draws the pictures
  /// as SVG and PNG.
  ///
  /// Without gnuplot the scripts and data are written all the same and the report carries one
  /// warning. A gnuplot that fails is reported with what it said.
  ///
  /// - Parameter command: the gnuplot that `check` looked at.
  public func write(
    to directory: String, check: GnuplotCheck, command: String = "gnuplot"
  ) async throws(DestinationError) -> PlotReport {
    try Destination.makeDirectory(directory)
    var report = PlotReport()
    report.warnings = check.warning.map { [$0] } ?? []
    for plot in plots {
      let script = "\(plot.name).gp"
      for (file, text) in plot.files.sorted(by: { $0.key < $1.key }) {
        try Destination(path: "\(directory)/\(file)").write(text)
      }
      try Destination(path: "\(directory)/\(script)").write(plot.text(png: check.drawsPNG))
      report.scripts.append("\(directory)/\(script)")
      guard check.canDraw else { continue }
      switch await Gnuplot(command: command).run(["-d", script], in: directory) {
      case .succeeded:
        let suffixes = check.drawsPNG ? ["svg", "png"] : ["svg"]
        report.pictures += suffixes.map { "\(directory)/\(plot.name).\($0)" }
      case .failed(let reason):
        report.warnings.append(
          Warning(
            id: "gnuplot-failed", fact: "gnuplot didn't draw \(directory)/\(script): \(reason)",
            remedy: "run gnuplot -d \(script) in that directory to see more."))
      }
    }
    return report
  }
}

import Report
import Results

/// The pictures of a result, in a directory.
struct Pictures {
  let directory: String

  /// Finds out before measuring whether pictures can be drawn.
  func check() async throws {
    try failure { try PlotSet.check(directory: directory) }
    for warning in await GnuplotCheck.find().warnings { StandardError.say(warning) }
  }

  func draw(_ result: ResultFile) async throws {
    let gnuplot = await GnuplotCheck.find()
    do {
      let report = try await PlotSet(result).write(to: directory, gnuplot: gnuplot)
      for warning in report.warnings { StandardError.say(warning) }
      StandardError.say("\(report.pictures.count) pictures written to \(directory)")
    } catch {
      throw RuntimeFailure(text: String(describing: error))
    }
  }
}

import Report
import Results

/// The pictures of a result, in a directory.
struct Pictures {
  let directory: String
  private let gnuplot: GnuplotCheck

  /// Finds out, before anything is measured, whether pictures can be drawn; data and scripts are
  /// written in any case.
  init(directory: String) async {
    self.directory = directory
    gnuplot = await GnuplotCheck.find()
    if let warning = gnuplot.warning { StandardError.say("\(warning.fact); \(warning.remedy)") }
  }

  func draw(_ result: ResultFile) async throws {
    let plots = PlotSet(result)
    if plots.plots.isEmpty {
      StandardError.say(
        "no pictures: the result holds no savings, barriers, verdicts, ranges, kernel times or counts of"
          + " el1 to draw")
      return
    }
    do {
      let report = try await plots.write(to: directory, check: gnuplot)
      for warning in report.warnings where warning != gnuplot.warning {
        StandardError.say("\(warning.fact); \(warning.remedy)")
      }
      StandardError.say("\(report.pictures.count) pictures in \(directory)")
    } catch {
      throw RuntimeFailure(text: String(describing: error))
    }
  }
}

internal import FileBytes
public import Results

extension PlotSet {
  /// Draws the pictures for a page; in a directory of its own, which is gone afterwards.
  ///
  /// - Returns: those that were drawn, and what gnuplot couldn't do; without gnuplot, none and one
  ///   warning.
  public func drawn(
    check: GnuplotCheck, command: String = "gnuplot"
  ) async -> (pictures: [PagePicture], warnings: [Warning]) {
    guard check.canDraw else { return ([], check.warning.map { [$0] } ?? []) }
    var pictures: [PagePicture] = []
    var warnings: [Warning] = []
    do {
      let folder = try TemporaryDirectory()
      for plot in plots {
        let script = "\(plot.name).gp"
        for (file, text) in plot.files { try folder.write(text.utf8, as: file) }
        try folder.write(plot.text(png: false, onPage: true).utf8, as: script)
        switch await Gnuplot(command: command).run(["-d", script], in: folder.path) {
        case .succeeded:
          let svg = try Self.picture(folder.file("\(plot.name).svg"))
          pictures.append(
            PagePicture(
              name: plot.name, section: plot.section, title: plot.title,
              description: plot.description,
              table: plot.table,
              svg: svg))
        case .failed(let reason):
          warnings.append(
            Warning(
              id: "gnuplot-failed", fact: "gnuplot didn't draw \(plot.name): \(reason)",
              remedy: "the page has its tables; hvo-bench plot keeps the scripts to look into."))
        }
      }
    } catch {
      warnings.append(
        Warning(
          id: "gnuplot-folder", fact: "no pictures: \(error)",
          remedy: "set TMPDIR to a directory that can be written."))
    }
    return (pictures, warnings)
  }

  /// Above any picture of ours.
  private static let longestPicture = 64 << 20

  private static func picture(_ path: String) throws(PictureProblem) -> String {
    do {
      return String(decoding: try FileBytes.read(path, limit: longestPicture), as: UTF8.self)
    } catch { throw PictureProblem(path: path, problem: error) }
  }
}

/// Why a picture that gnuplot says it drew can't be read.
private struct PictureProblem: Error, CustomStringConvertible {
  let path: String
  let problem: FileProblem

  var description: String {
    switch problem {
    case .directory, .fifo: "\(path) is no regular file"
    case .unreadable(let why): "cannot read \(path): \(why)"
    case .tooLarge(let limit): "\(path) is larger than \(limit) bytes"
    }
  }
}

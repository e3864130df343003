internal import Glibc
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
      let folder = try TemporaryFolder()
      for plot in plots {
        let script = "\(plot.name).gp"
        for (file, text) in plot.files { try folder.write(text, as: file) }
        try folder.write(plot.text(png: false, onPage: true), as: script)
        switch await Gnuplot(command: command).run(["-d", script], in: folder.path) {
        case .succeeded:
          let svg = try folder.read("\(plot.name).svg")
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
}

/// A directory that is removed with what is in it.
private struct TemporaryFolder: ~Copyable {
  let path: String

  init() throws(DestinationError) {
    let parent = getenv("TMPDIR").map { String(cString: $0) } ?? "/tmp"
    var template = Array("\(parent)/hvo-bench-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw DestinationError(name: parent, code: errno) }
    path = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? parent }
  }

  deinit {
    guard let directory = opendir(path) else { return }
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { unlink("\(path)/\(name)") }
    }
    closedir(directory)
    rmdir(path)
  }

  func write(_ text: String, as name: String) throws(DestinationError) {
    try Destination(path: "\(path)/\(name)").write(text)
  }

  func read(_ name: String) throws(DestinationError) -> String {
    guard let file = fopen("\(path)/\(name)", "r") else {
      throw DestinationError(name: "\(path)/\(name)", code: errno)
    }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = fread(&chunk, 1, chunk.count, file)
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

public import Results

/// Whether gnuplot can draw here; found out before anything is measured.
public enum GnuplotCheck: Sendable, Hashable {
  /// - Parameter png: whether the pngcairo terminal is there; SVG always is.
  case ready(version: String, png: Bool)
  case tooOld(version: String)
  case missing(reason: String)

  /// Arrays came with 5.2.
  static let oldest = (major: 5, minor: 2)

  /// Runs `gnuplot --version` and tries its PNG terminal.
  ///
  /// - Parameter command: the program, looked up in PATH.
  public static func find(command: String = "gnuplot") async -> GnuplotCheck {
    switch await Gnuplot(command: command).run(["--version"]) {
    case .failed(let reason): return .missing(reason: reason)
    case .succeeded(let output):
      guard let version = Version(output) else {
        return .missing(reason: "its --version says \"\(output.prefix(60))\"")
      }
      guard version >= oldest else { return .tooOld(version: version.text) }
      let trial = await Gnuplot(command: command).run(["-d", "-e", "set terminal pngcairo"])
      if case .succeeded = trial { return .ready(version: version.text, png: true) }
      return .ready(version: version.text, png: false)
    }
  }

  /// Whether pictures can be drawn at all.
  public var canDraw: Bool { if case .ready = self { true } else { false } }

  /// Whether pictures can be drawn as PNG too.
  var drawsPNG: Bool { if case .ready(_, true) = self { true } else { false } }

  /// What is missing and what to do; nil if nothing is.
  public var warning: Warning? {
    let later = "scripts and data are written, to be drawn later with gnuplot NAME.gp"
    let package = "install gnuplot-nox (Debian) or another build of gnuplot 5.2 or later"
    return switch self {
    case .ready(_, png: true): nil
    case .ready(let version, png: false):
      Warning(
        id: "gnuplot-png", fact: "gnuplot \(version) has no pngcairo terminal: SVG pictures only",
        remedy: "\(package) with cairo for PNG.")
    case .tooOld(let version):
      Warning(
        id: "gnuplot-old", fact: "gnuplot \(version) is too old to draw; \(later)",
        remedy: "\(package).")
    case .missing(let reason):
      Warning(
        id: "gnuplot-missing", fact: "gnuplot can't be run (\(reason)); \(later)",
        remedy: "\(package).")
    }
  }

  /// "gnuplot 5.4 patchlevel 4".
  struct Version {
    let major: Int
    let minor: Int
    var text: String { "\(major).\(minor)" }

    init?(_ output: String) {
      let words = output.split { $0 == " " || $0.isNewline }
      guard words.count >= 2, words[0] == "gnuplot" else { return nil }
      let numbers = words[1].split(separator: ".").compactMap { Int($0) }
      guard numbers.count >= 2 else { return nil }
      (major, minor) = (numbers[0], numbers[1])
    }

    static func >= (version: Version, oldest: (major: Int, minor: Int)) -> Bool {
      (version.major, version.minor) >= (oldest.major, oldest.minor)
    }
  }
}

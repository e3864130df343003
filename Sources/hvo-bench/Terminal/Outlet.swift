import ArgumentParser
import Foundation
import Report
import Results

/// Where the result goes: standard output, a JSON file, pictures. Made, and so checked, before
/// anything is measured.
struct Outlet {
  private let format: ReportFormat
  private let file: Destination?
  private let pictures: Pictures?

  /// - Parameter stem: the default file's path without time and ending; nil for no default file.
  /// - Throws: a runtime failure if what was asked for can't be written.
  init(_ options: OutputOptions, stem: String?) async throws {
    format = options.format
    if let path = options.output {
      let asked = Destination(path: path)
      try failure { try asked.check() }
      file = asked
    } else if let stem {
      file = Self.defaultFile(stem)
    } else {
      file = nil
    }
    pictures = options.plots.map { Pictures(directory: $0) }
    try await pictures?.check()
  }

  /// Prints the result and writes the files. A file that can't be written loses nothing: the result
  /// has been printed by then, as JSON after it if it wasn't already.
  func deliver(_ result: ResultFile) async throws {
    var result = result
    if let status = Interruption.exitStatus {
      result.complete = false
      result.incompleteReason = "stopped by a signal (\(status)); what was measured until then is here"
    }
    try print(format.render(result, style: TextStyle(environment: ProcessInfo.processInfo.environment)))
    try write(result)
    try await pictures?.draw(result)
    if let status = Interruption.exitStatus { throw ExitCode(status.rawValue) }
  }

  /// Writes text to standard output.
  func print(_ text: String) throws {
    try failure { try Destination(path: nil).write(text) }
  }

  private func write(_ result: ResultFile) throws {
    guard let file else { return }
    do {
      try file.write(ReportFormat.json.render(result, style: TextStyle(ascii: false)))
      StandardError.say("result written to \(file.path ?? "standard output")")
    } catch {
      if format != .json {
        try print(ReportFormat.json.render(result, style: TextStyle(ascii: false)))
      }
      StandardError.say("\(error); the result is on standard output instead")
      throw ExitCode(ExitStatus.runtimeFailure.rawValue)
    }
  }

  /// The default file; none, with a word about it, where the directory can't be written.
  private static func defaultFile(_ stem: String) -> Destination? {
    let stamp = ResultFile.timestamp().replacing(":", with: "")
    let path = "\(stem)-\(stamp).json"
    try? FileManager.default.createDirectory(
      atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    let file = Destination(path: path)
    do {
      try file.check()
      return file
    } catch {
      StandardError.say("\(error); the result is only printed (--output FILE writes it elsewhere)")
      return nil
    }
  }
}

/// Runs `body`; what it throws becomes a runtime failure with the same text.
func failure<Value: ~Copyable>(_ body: () throws -> Value) throws -> Value {
  do { return try body() } catch { throw RuntimeFailure(text: String(describing: error)) }
}

/// Something failed that the input isn't to blame for: exit code 2.
struct RuntimeFailure: Error, CustomStringConvertible {
  let text: String
  var description: String { text }
}

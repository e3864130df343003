import ArgumentParser
import FoundationEssentials
import Glibc
import Report
import Results

/// Where the result goes: standard output, a JSON file, pictures. Made, and so checked, before
/// anything is measured.
struct Outlet {
  private let format: ReportFormat
  private let style: TextStyle
  private let file: Destination?
  private let pictures: Pictures?

  /// - Parameter host: the machine's name for the default file in results/; nil for none.
  /// - Throws: a runtime failure if what was asked for can't be written.
  init(_ options: OutputOptions, defaultFor host: String? = nil) async throws {
    format = options.format
    var style = TextStyle(environment: ProcessInfo.processInfo.environment)
    style.details = options.details
    self.style = style
    if let path = options.output {
      let asked = Destination(path: path)
      try failure { try asked.check() }
      file = asked
    } else if let host {
      file = Self.defaultFile(for: host)
    } else {
      file = nil
    }
    if let directory = options.plots {
      try failure { try Destination.checkDirectory(directory) }
      pictures = await Pictures(directory: directory)
    } else {
      pictures = nil
    }
  }

  /// Writes the file, prints the result, draws the pictures. None of them that fails takes another
  /// with it, and a file that can't be written is printed as JSON instead.
  func deliver(_ result: ResultFile) async throws {
    var result = result
    if let status = Interruption.exitStatus {
      result.complete = false
      result.incompleteReason = "stopped by \(status.signalName)"
    }
    var failures: [any Error] = []
    func attempt(_ body: () throws -> Void) { do { try body() } catch { failures.append(error) } }
    let outcome = result
    func json() -> String { ReportFormat.json.render(outcome, style: TextStyle(ascii: false)) }
    let lost = written(json)
    attempt { try print(format.render(result, style: style)) }
    if let lost {
      if format != .json { attempt { try print(json()) } }
      failures.append(RuntimeFailure(text: "\(lost); the result is on standard output instead"))
    }
    do { try await pictures?.draw(result) } catch { failures.append(error) }
    if !result.complete, Interruption.exitStatus == nil {
      failures.append(RuntimeFailure(text: result.incompleteReason ?? "the result is incomplete"))
    }
    for failure in failures { StandardError.say("\(failure)") }
    if let status = Interruption.exitStatus { throw ExitCode(status.rawValue) }
    guard failures.isEmpty else { throw ExitCode(ExitStatus.runtimeFailure.rawValue) }
  }

  /// Writes text to standard output; see ``StandardOutput``.
  func print(_ text: String) throws { try StandardOutput.write(text) }

  /// Writes the file, if one was asked for; what went wrong with it.
  private func written(_ json: () -> String) -> DestinationError? {
    guard let file else { return nil }
    do {
      try file.write(json())
      StandardError.say("result written to \(file.name)")
      return nil
    } catch {
      return error
    }
  }

  /// The default file; none, with a word about it, where the directory can't be written.
  private static func defaultFile(for host: String) -> Destination? {
    let stamp = ResultFile.timestamp().replacing(":", with: "")
    let file = Destination(path: "results/\(host)-\(stamp).json")
    do {
      try Destination.checkDirectory("results")
      try file.check()
      return file
    } catch {
      StandardError.say("\(error); the result is only printed (--output FILE writes it elsewhere)")
      return nil
    }
  }
}

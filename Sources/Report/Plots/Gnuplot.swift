internal import Subprocess
internal import SystemPackage

/// Runs gnuplot, without a shell and without the user's own settings.
struct Gnuplot {
  /// Program name or path.
  let command: String

  enum Outcome: Sendable, Hashable {
    case succeeded(output: String)
    /// Why, in one line: the end of its stderr where it has said something.
    case failed(reason: String)
  }

  func run(_ arguments: [String], in directory: String? = nil) async -> Outcome {
    let executable: Executable =
      command.contains("/") ? .path(FilePath(command)) : .name(command)
    do {
      let result = try await Subprocess.run(
        executable, arguments: Arguments(arguments),
        workingDirectory: directory.map { FilePath($0) },
        output: .string(limit: 1 << 16), error: .string(limit: 1 << 16))
      if result.terminationStatus.isSuccess {
        return .succeeded(output: result.standardOutput)
      }
      let complaint = TextStyle(ascii: false).clean(result.standardError)
        .split(separator: " ").joined(separator: " ")
      return .failed(reason: "\(result.terminationStatus): \(complaint.suffix(400))")
    } catch let error as SubprocessError where error.code == .executableNotFound {
      return .failed(reason: "no \(command) in PATH")
    } catch {
      return .failed(reason: TextStyle(ascii: false).clean("\(error)"))
    }
  }
}

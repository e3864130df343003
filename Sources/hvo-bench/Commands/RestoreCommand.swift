import ArgumentParser
import LinuxHost

/// Puts back what a killed run left.
struct RestoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "restore",
    abstract: "Put back the settings of this machine after a run that was killed.",
    discussion: """
      Reads the journal that hvo-bench kernel writes before its first change. Harmless at any time: \
      without a journal there is nothing to do.

      Example: hvo-bench restore
      """)

  @Flag(help: "Remove the journal and leave the machine as it is now.")
  var forget = false

  func run() throws {
    let file = Recovery.journal
    if forget {
      let journal = try failure { try file.read() }
      try failure { try SystemChange.forget(file) }
      let left = (journal?.entries ?? []).map {
        "\($0.setting): was \($0.original), left as it is\n"
      }
      return try StandardOutput.write(left.joined())
    }
    let done = try failure { try SystemChange.recover(file) }
    let lines =
      done.isEmpty ? ["nothing to restore: no journal at \(file.path)"] : done.map { "\($0)" }
    // The machine comes first: that nobody could be told changes nothing about how it was left.
    let told = Result { try StandardOutput.write(lines.map { $0 + "\n" }.joined()) }
    if case .failure(let error) = told { StandardError.say("\(error)") }
    guard done.allSatisfy(\.isExact) else { throw ExitCode(ExitStatus.notRestored.rawValue) }
    if case .failure = told { throw ExitCode(ExitStatus.runtimeFailure.rawValue) }
  }
}

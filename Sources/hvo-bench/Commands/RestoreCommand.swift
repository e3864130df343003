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
      for entry in journal?.entries ?? [] {
        print("\(entry.setting): was \(entry.original), left as it is")
      }
      return
    }
    let done = try failure { try SystemChange.recover(file) }
    if done.isEmpty { print("nothing to restore: no journal at \(file.path)") }
    for one in done { print("\(one)") }
    if !done.allSatisfy(\.isExact) { throw ExitCode(ExitStatus.notRestored.rawValue) }
  }
}

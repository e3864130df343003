import ArgumentParser
import ProtocolFile
import Results

/// The protocols judged by the model checker, alone.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Whether a remap protocol is legal by the architecture's break-before-make rules.",
    discussion: """
      Explores every interleaving of the protocol's steps with walkers, hardware table walks and \
      TLBs on a small model (docs/checker.md). Touches nothing on this machine. A verdict of illegal \
      is an answer, so the exit code is 0 unless --expect legal is given.

      Example: hvo-bench check --protocol shared-tails-ro-first --bbm-level all --trace
      """)

  @OptionGroup var protocols: ProtocolOptions
  @OptionGroup var check: CheckOptions
  @OptionGroup(title: "Where the rules leave room") var choice: ChoiceOptions
  @OptionGroup var exported: ExportOptions
  @OptionGroup var output: OutputOptions

  @Flag(help: "Show the shortest run to each finding: steps, and what every TLB may hold.")
  var trace = false

  @Option(
    help: ArgumentHelp("Exit with 1 unless every check comes out so: legal.", valueName: "legal"))
  var expect: Expectation?

  @Option(
    help: ArgumentHelp(
      "Print the protocol as a file to start from, and nothing else: yaml.", valueName: "yaml"))
  var `as`: Form?

  enum Expectation: String, ExpressibleByArgument, CaseIterable { case legal }
  enum Form: String, ExpressibleByArgument, CaseIterable { case yaml }

  func run() async throws {
    let outlet = try await Outlet(output)
    let choices = try protocols.choices(split: check.split)
    if `as` == .yaml { return try outlet.print(Self.yaml(of: choices)) }
    let operations = try check.operations()
    let settings = try check.machines().map(choice.applied)
    let export = try ExportStage(exported, choices, operations, settings)
    let stage = CheckStage(
      choices: choices, operations: operations, settings: settings, traces: trace)
    var file = ResultFile.begun()
    Interruption.install()
    try stage.run(into: &file, progress: Progress())
    try export?.write()
    try await outlet.deliver(file)
    if expect == .legal, let failures = file.checks?.failures {
      StandardError.say(failures)
      throw ExitCode(ExitStatus.unexpected.rawValue)
    }
  }

  /// A file holds one protocol.
  private static func yaml(of choices: [ProtocolChoice]) throws -> String {
    guard choices.count == 1 else {
      throw ValidationError("--as yaml prints one protocol; name it with --protocol")
    }
    return choices[0].remap.yaml
  }
}

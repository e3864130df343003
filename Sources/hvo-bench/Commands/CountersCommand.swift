import ArgumentParser
import Results

/// Which counters this machine has.
struct CountersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "counters",
    abstract: "Counters that can be opened here, what each tells, and why the others can't.",
    discussion: """
      Hardware and software events, trace points, and rows of /proc; tried, not guessed.

      Example: hvo-bench counters --events CYCLES,PAGE-FAULTS:k,tlb:tlb_flush
      """)

  @OptionGroup var events: EventOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outlet = try await Outlet(output)
    var file = ResultFile.begun()
    CounterStage(requests: try events.requests).run(into: &file)
    try await outlet.deliver(file)
  }
}

import ArgumentParser
import Results

/// The host section alone, with advice.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "What this machine is, whether HVO is on, and what makes timings doubtful here.",
    discussion: "Reads only; needs no privilege.\n\nExample: hvo-bench doctor")

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let outlet = try await Outlet(output)
    var file = ResultFile.begun()
    let host = HostStage()
    host.run(into: &file)
    try host.diagnose(into: &file)
    try await outlet.deliver(file)
  }
}

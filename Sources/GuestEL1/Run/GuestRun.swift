internal import FileBytes
internal import Glibc
import GuestLink
internal import Subprocess

/// One boot of the payload, from the parameter block to what its console held.
struct GuestRun: Sendable {
  let qemu: QEMU
  let payload: PayloadFile
  let cpu: String
  /// Deterministic counting; on one core only.
  var counting = false
  /// After which the guest is stopped.
  var seconds: Int
  let isCancelled: @Sendable () -> Bool

  /// A console longer than this is no payload's.
  static let consoleLimit = 64 << 20

  /// What came of it: the rows that arrived, and what went wrong beside them.
  struct Outcome: Sendable {
    var console: GuestConsole
    var problem: GuestProblem?
  }

  private enum End: Sendable {
    case exited(String?)
    case stopped(GuestProblem)
  }

  /// - Throws: what kept the guest from being started.
  func run(_ parameters: GuestParameters) async throws -> Outcome {
    let scratch = try Self.scratch(parameters: parameters.bytes(for: qemu.architecture))
    let block = scratch.file("parameters")
    let serial = scratch.file("console")
    let arguments = qemu.arguments(
      cpu: cpu, cores: parameters.cores, counting: counting, payload: payload.path,
      parameters: block, console: serial)
    let end = try await boot(arguments, console: serial)
    let seen = (try? FileBytes.prefix(of: serial, limit: Self.consoleLimit)) ?? []
    let console = GuestConsole(String(decoding: seen, as: UTF8.self))
    return Outcome(console: console, problem: problem(end, console))
  }

  /// QEMU beside a watchdog; whichever ends first ends the other.
  private func boot(_ arguments: [String], console: String) async throws -> End {
    let executable = qemu.executable
    let program = qemu.architecture.program
    let seconds = seconds
    let isCancelled = isCancelled
    return try await withThrowingTaskGroup(of: End.self) { group in
      group.addTask {
        let result = try await Subprocess.run(
          executable, arguments: Arguments(arguments), output: .discarded,
          error: .string(limit: 1 << 16))
        if result.terminationStatus.isSuccess { return .exited(nil) }
        let words = result.standardError.split(whereSeparator: \.isNewline).last
        return .exited(words.map { Self.without(program, $0) } ?? "\(result.terminationStatus)")
      }
      group.addTask {
        let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
        while true {
          try await Task.sleep(for: .milliseconds(50))
          if isCancelled() { return .stopped(.interrupted) }
          if ContinuousClock.now > deadline { return .stopped(.timedOut(seconds: seconds)) }
          if Self.size(console) > Self.consoleLimit {
            return .stopped(.flooded)
          }
        }
      }
      defer { group.cancelAll() }
      return try await group.next() ?? .exited(nil)
    }
  }

  private static func scratch(parameters: [UInt8]) throws(GuestProblem) -> TemporaryDirectory {
    do {
      let directory = try TemporaryDirectory()
      try directory.write(parameters, as: "parameters")
      return directory
    } catch { throw .scratch(error.description) }
  }

  private static func size(_ path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  /// QEMU's message without its own name before it.
  private static func without(_ program: String, _ line: Substring) -> String {
    let name = "\(program): "
    return String(line.hasPrefix(name) ? line.dropFirst(name.count) : line)
  }

  private func problem(_ end: End, _ console: GuestConsole) -> GuestProblem? {
    switch end {
    case .stopped(let problem): return problem
    case .exited(let words?):
      return console.lines.isEmpty ? .refused(words) : .crashed(words)
    case .exited(nil): break
    }
    if let failure = console.failure { return .stopped(failure) }
    if console.garbage > 0 { return .garbage(lines: console.garbage) }
    return console.isDone ? nil : .cutOff
  }
}

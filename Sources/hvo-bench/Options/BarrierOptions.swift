public import ArgumentParser
import Barriers
public import LinuxHost
import MachineStop

/// What `barriers` measures besides its usual list.
struct BarrierOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Measure only these kinds, separated by commas: tlb-invalidation, barrier, stop-like, floor; or \
      none, for what the other options add.
      """, valueName: "kinds"))
  var only: String?

  @Option(
    help: ArgumentHelp(
      """
      How CPUs are added: listed (as --cpus names them), siblings (SMT siblings, then the same \
      cache, socket, machine), cores (one thread of each core first) or sockets (far ones first).
      """, valueName: "order"))
  var order: CPUOrder = .listed

  @Option(
    help: ArgumentHelp(
      "CPU counts to extrapolate costs to, such as 64,128,192; modelled.", valueName: "counts"))
  var extrapolate: String?

  @Option(
    help: ArgumentHelp(
      """
      Also begin each operation so many times a second, whether or not the last is done, and say \
      what callers wait.
      """, valueName: "per-second"))
  var rate: Int?

  @Flag(
    help: """
      Allow it to stop the machine for real, by changing the clocksource to and fro, and to put it \
      back. Needs root.
      """)
  var allowSystemChanges = false

  @Flag(
    help:
      "With --allow-system-changes: also take the last CPU offline and back, which stops it too.")
  var cpuHotplug = false

  func validate() throws {
    if let rate, !(1...BarrierSuite.highestRate).contains(rate) {
      throw ValidationError("--rate \(rate): from 1 to \(BarrierSuite.highestRate) a second")
    }
    if cpuHotplug, !allowSystemChanges {
      throw ValidationError("--cpu-hotplug takes a CPU offline, so it needs --allow-system-changes")
    }
    _ = try extrapolated
    _ = try kinds
  }

  /// The kinds of `--only`; nil: all.
  var kinds: Set<BarrierKind>? {
    get throws {
      guard let only else { return nil }
      if only == "none" { return [] }
      return Set(
        try only.split(separator: ",", omittingEmptySubsequences: false).map { text in
          guard let kind = BarrierKind(rawValue: String(text)) else {
            let known = BarrierKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw ValidationError(
              "--only \(only): '\(text)' is no kind; there are \(known), or none")
          }
          return kind
        })
    }
  }

  /// The cases of a plan that are asked for.
  func cases(_ plan: BarrierSuite.Plan, _ cpus: [Int]) throws -> [BarrierCase]? {
    try kinds.map { kinds in
      BarrierSuite(plan: plan, cpus: cpus).cases.filter { kinds.contains($0.primitive.kind) }
    }
  }

  /// The CPU counts of `--extrapolate`.
  var extrapolated: [Int] {
    get throws {
      guard let extrapolate else { return [] }
      return try extrapolate.split(separator: ",", omittingEmptySubsequences: false).map { text in
        guard let count = Int(text), (2...CPUList.highest + 1).contains(count) else {
          throw ValidationError(
            "--extrapolate \(extrapolate): '\(text)' is no CPU count from 2 to \(CPUList.highest + 1)"
          )
        }
        return count
      }
    }
  }

  /// The ways to stop the machine that are allowed.
  var stops: Set<StopMethod> {
    allowSystemChanges ? (cpuHotplug ? [.clocksource, .cpuOffline] : [.clocksource]) : []
  }
}

extension CPUOrder: ExpressibleByArgument {}

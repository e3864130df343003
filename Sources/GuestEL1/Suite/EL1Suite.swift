import BreakBeforeMake
import GuestLink
import HugeTLB
import Vmemmap

/// Boots the payload on each guest of a plan and collects what it says.
///
/// A guest that fails costs its own rows only; what arrived before is kept.
public struct EL1Suite: Sendable {
  let plan: EL1Plan
  let qemu: QEMU
  let payload: PayloadFile
  let isCancelled: @Sendable () -> Bool

  public init(
    plan: EL1Plan, qemu: QEMU, payload: PayloadFile,
    isCancelled: @escaping @Sendable () -> Bool = { false }
  ) {
    self.plan = plan
    self.qemu = qemu
    self.payload = payload
    self.isCancelled = isCancelled
  }

  /// Runs the plan.
  ///
  /// - Parameter progress: told what is booted next.
  /// - Throws: `EncodingProblem` or `ProgramError` for a protocol that can't be run at all.
  public func run(progress: (String) -> Void = { _ in }) async throws -> EL1Report {
    var report = EL1Report()
    report.qemu = await qemu.version()
    for cpu in plan.cpus {
      if isCancelled() { break }
      progress("\(cpu): what it is")
      guard let hello = try await probe(cpu, &report) else { continue }
      if qemu.architecture == .x86_64 {
        try await runX86(cpu, X86Features(hello), &report, progress: progress)
        continue
      }
      let features = CoreFeatures(hello)
      guard features.granules.contains(plan.page) else {
        report.problems.append("\(GuestProblem.noGranule("\(plan.page)", cpu: cpu))")
        continue
      }
      let remaps = plan.protocols.map { $0.suited(to: features) }
      for cores in plan.cores where !isCancelled() {
        let guest = Guest(
          cpu: cpu, cores: cores, page: plan.page, core: .arm64(features),
          accelerator: qemu.accelerator)
        report.guests.append(guest)
        if plan.parts.contains(.protocols) {
          progress("\(cpu), \(cores) cores: protocols")
          try await runProtocols(remaps, guest, features, &report)
        }
        if plan.parts.contains(.primitives), !isCancelled() {
          progress("\(cpu), \(cores) cores: primitives")
          report.primitives += try await runPrimitives(
            guest, features, repeats: plan.repeats, counting: false, &report)
        }
      }
      if plan.parts.contains(.counts), !isCancelled() {
        progress("\(cpu): instructions")
        try await runCounts(remaps, cpu, features, &report)
        if plan.parts.contains(.primitives), !isCancelled() {
          try await countPrimitives(cpu, features, &report)
        }
      }
    }
    return report
  }

  func parameters(_ job: GuestJob, cores: Int) -> GuestParameters {
    GuestParameters(
      job: job, page: plan.page, cores: cores, iterations: plan.rounds, folios: plan.folios,
      liveRefcounts: plan.liveRefcounts, repeats: plan.repeats, events: plan.events)
  }

  /// One boot; a problem becomes a line of the report.
  func boot(
    _ parameters: GuestParameters, cpu: String, counting: Bool = false, _ report: inout EL1Report
  ) async throws -> GuestConsole {
    // Deterministic counting is the emulator's: there is none under KVM.
    let qemu = counting ? try qemu.emulating() : qemu
    let run = GuestRun(
      qemu: qemu, payload: payload, cpu: cpu, counting: counting, seconds: plan.timeout,
      isCancelled: isCancelled)
    let outcome = try await run.run(parameters)
    if let problem = outcome.problem {
      let plural = parameters.cores == 1 ? "core" : "cores"
      report.problems.append("\(cpu), \(parameters.cores) \(plural): \(problem)")
    }
    return outcome.console
  }

  private func probe(_ cpu: String, _ report: inout EL1Report) async throws -> GuestLine? {
    var parameters = parameters(.probe, cores: 1)
    // Every core has 4K pages; whether it has the others is what is asked.
    parameters.page = .k4
    let console = try await boot(parameters, cpu: cpu, &report)
    return console.lines(.hello).first
  }

  private func runProtocols(
    _ remaps: [RemapProtocol], _ guest: Guest, _ features: CoreFeatures,
    _ report: inout EL1Report
  ) async throws {
    let runnable = remaps.filter { $0.refusal(on: features) == nil }
    let base = BuiltInProtocol.sharedTailsReadOnlyFirstHeadInPlace.make().suited(to: features)
    let runs: [(RemapProtocol, Control?)] =
      runnable.map { ($0, nil) } + Control.allCases.map { (base.with($0), $0) }
    var parameters = parameters(.protocols, cores: guest.cores)
    parameters.protocols = runs.map(\.0)
    let console = try await boot(parameters, cpu: guest.cpu, &report)
    for line in console.lines(.protocol) {
      guard let index = Int(exactly: line[.protocol]), runs.indices.contains(index) else {
        continue
      }
      report.protocols.append(
        try outcome(guest, features, runs[index].0, runs[index].1, line.direction, .init(line)))
    }
    for remap in remaps {
      guard let refusal = remap.refusal(on: features) else { continue }
      for direction in RemapProtocol.Direction.allCases {
        report.protocols.append(
          try outcome(guest, features, remap, nil, direction, nil, refusal: refusal))
      }
    }
  }

  private func outcome(
    _ guest: Guest, _ features: CoreFeatures, _ remap: RemapProtocol, _ control: Control?,
    _ direction: RemapProtocol.Direction, _ seen: ProtocolOutcome.Seen?, refusal: String? = nil
  ) throws -> ProtocolOutcome {
    let prediction = try Prediction(
      remap, direction, on: features, cores: guest.cores, liveRefcounts: plan.liveRefcounts)
    return ProtocolOutcome(
      guest: guest, remap: remap, control: control, direction: direction, prediction: prediction,
      folios: plan.folios, seen: seen, refusal: refusal)
  }

  private func runPrimitives(
    _ guest: Guest, _ features: CoreFeatures, repeats: Int, counting: Bool,
    _ report: inout EL1Report
  ) async throws -> [PrimitiveOutcome] {
    let cases = PrimitivePlan.cases(
      cores: guest.cores, hasRange: features.rangeInvalidations, isEmulated: guest.isEmulated)
    return try await runPrimitives(
      cases, guest, repeats: repeats, interruptRepeats: 1, counting: counting, &report)
  }

  /// One boot of the cases given.
  func runPrimitives(
    _ cases: [PrimitiveCase], _ guest: Guest, repeats: Int, interruptRepeats: Int, counting: Bool,
    _ report: inout EL1Report
  ) async throws -> [PrimitiveOutcome] {
    var parameters = parameters(.primitives, cores: guest.cores)
    parameters.primitives = cases
    parameters.iterations = counting ? 1 : plan.samples
    parameters.repeats = repeats
    parameters.interruptRepeats = interruptRepeats
    let console = try await boot(parameters, cpu: guest.cpu, counting: counting, &report)
    return console.lines(.primitive).compactMap { line in
      guard let index = Int(exactly: line[.case]), cases.indices.contains(index) else { return nil }
      let one = cases[index]
      return PrimitiveOutcome(
        guest: guest, primitive: one, repeats: one.code.isInterrupt ? interruptRepeats : repeats,
        ticks: line.list(.ticks), cycles: line.list(.cycles),
        staleHere: Int(clamping: line[.staleHere]), staleThere: Int(clamping: line[.staleThere]),
        events: line.list(.events), instructions: nil)
    }
  }

  private func runCounts(
    _ remaps: [RemapProtocol], _ cpu: String, _ features: CoreFeatures, _ report: inout EL1Report
  ) async throws {
    let guest = Guest(
      cpu: cpu, cores: 1, page: plan.page, core: .arm64(features), accelerator: .tcg)
    let runnable = remaps.filter { $0.refusal(on: features) == nil }
    var parameters = parameters(.counts, cores: 1)
    parameters.protocols = runnable
    parameters.iterations = 1
    let console = try await boot(parameters, cpu: cpu, counting: true, &report)
    for line in console.lines(.protocol) {
      guard let index = Int(exactly: line[.protocol]), runnable.indices.contains(index) else {
        continue
      }
      let steps = console.lines(.step).filter {
        $0[.protocol] == line[.protocol] && $0[.direction] == line[.direction]
      }
      report.counts.append(
        CountOutcome(
          guest: guest, remap: runnable[index], direction: line.direction,
          hugePages: plan.folios, seen: .init(line),
          steps: steps.map {
            .init(
              phase: Int(clamping: $0[.phase]), step: Int(clamping: $0[.step]),
              instructions: $0[.instructions])
          }))
    }
  }

  /// Instructions of one operation: two deterministic runs on one core that differ only in how often
  /// they repeat it.
  private func countPrimitives(
    _ cpu: String, _ features: CoreFeatures, _ report: inout EL1Report
  ) async throws {
    let guest = Guest(
      cpu: cpu, cores: 1, page: plan.page, core: .arm64(features), accelerator: .tcg)
    let few = 16
    let once = try await runPrimitives(guest, features, repeats: few, counting: true, &report)
    let twice = try await runPrimitives(guest, features, repeats: 2 * few, counting: true, &report)
    for (a, b) in zip(once, twice) {
      guard let less = a.cycles.first, let more = b.cycles.first, more > less else { continue }
      for index in report.primitives.indices
      where report.primitives[index].guest.cpu == cpu
        && report.primitives[index].primitive.isSameOperation(as: a.primitive)
      {
        report.primitives[index].instructions = Double(more - less) / Double(few)
      }
    }
  }
}

extension PrimitiveCase {
  /// Whether it executes the same instructions, whatever the other cores do.
  fileprivate func isSameOperation(as other: PrimitiveCase) -> Bool {
    code == other.code && entries == other.entries
  }
}

extension GuestLine {
  fileprivate var direction: RemapProtocol.Direction {
    self[.direction] == 0 ? .optimize : .restore
  }
}

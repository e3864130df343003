import GuestLink
import HugeTLB

/// The x86 payload: invalidations at ring 0. Break-before-make is no rule there, so no protocol is
/// run.
extension EL1Suite {
  /// Operations of the two boots whose difference is counted.
  private static var few: Int { 16 }

  /// Primitives on each number of cores. Emulated, their instructions are counted on all cores: with
  /// deterministic counting the cores take turns, and two runs give the same.
  func runX86(
    _ cpu: String, _ features: X86Features, _ report: inout EL1Report,
    progress: (String) -> Void
  ) async throws {
    for cores in plan.cores where !isCancelled() {
      let guest = Guest(
        cpu: cpu, cores: cores, page: .k4, core: .x86_64(features),
        accelerator: qemu.accelerator, isNested: qemu.isNested)
      report.guests.append(guest)
      progress("\(cpu), \(cores) cores: primitives")
      let cases = PrimitivePlan.x86Cases(
        cores: cores, hasINVPCID: features.hasINVPCID, isEmulated: guest.isEmulated)
      let isCounted = plan.parts.contains(.counts) && qemu.accelerator == .tcg
      var outcomes = try await runPrimitives(
        cases, guest, repeats: isCounted ? Self.few : plan.repeats,
        interruptRepeats: isCounted ? Self.few : 1, counting: isCounted, &report)
      if isCounted, !isCancelled() {
        let twice = try await runPrimitives(
          cases, guest, repeats: 2 * Self.few, interruptRepeats: 2 * Self.few, counting: true,
          &report)
        for (index, more) in zip(outcomes.indices, twice) where outcomes[index].pairs(with: more) {
          outcomes[index].instructions = Self.difference(outcomes[index], more)
        }
      }
      report.primitives += outcomes
    }
  }

  /// Of one operation; nil unless more operations took more.
  private static func difference(_ less: PrimitiveOutcome, _ more: PrimitiveOutcome) -> Double? {
    guard let a = less.ticks.first, let b = more.ticks.first, b > a else { return nil }
    return Double(b - a) / Double(few)
  }
}

extension PrimitiveOutcome {
  /// Whether the other is the same case, and so what it may be subtracted from.
  fileprivate func pairs(with other: PrimitiveOutcome) -> Bool { primitive == other.primitive }
}

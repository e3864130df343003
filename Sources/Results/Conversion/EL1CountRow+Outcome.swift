import BreakBeforeMake
import GuestEL1
import HugeTLB
import Vmemmap

extension EL1CountRow {
  init(_ outcome: CountOutcome) {
    func each(_ count: Double, _ how: String) -> Figure {
      guard outcome.hugePages > 0 else { return .absent(.count, reason: "no huge page") }
      return Figure(
        count / Double(outcome.hugePages), .count, .measured(where: how, samples: nil))
    }
    let executed = "executed by the payload on one core"
    let phases = outcome.remap.phases(outcome.direction)
    self.init(
      cpu: outcome.guest.cpu, granuleBytes: Int64(outcome.guest.page.bytes),
      protocolID: outcome.remap.id, split: outcome.remap.split.rawValue,
      operation: RemapRow.Operation(outcome.direction), hugePages: Int64(outcome.hugePages),
      instructions: each(Double(outcome.instructions), "counted by QEMU on one core"),
      tlbis: each(Double(outcome.seen.tlbis), executed),
      dsbs: each(Double(outcome.seen.dsbs), executed),
      isbs: each(Double(outcome.seen.isbs), executed),
      interrupts: each(Double(outcome.seen.pauses), executed),
      steps: outcome.steps.map { step in
        let known = phases.indices.contains(step.phase)
          && phases[step.phase].steps.indices.contains(step.step)
        return Step(
          place: "phase \(step.phase + 1), step \(step.step + 1)",
          text: known ? phases[step.phase].steps[step.step].text : "",
          instructions: Int64(clamping: step.instructions))
      })
  }
}

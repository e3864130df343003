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
    let counted = "counted by QEMU on one core"
    let executed = "executed by the payload on one core"
    self.init(
      cpu: outcome.guest.cpu, granuleBytes: Int64(outcome.guest.page.bytes),
      protocolID: outcome.remap.id, split: outcome.remap.split.rawValue,
      operation: RemapRow.Operation(outcome.direction), hugePages: Int64(outcome.hugePages),
      instructions: each(Double(outcome.instructions), counted),
      mmuInstructions: each(Double(outcome.mmuInstructions), counted),
      tlbis: each(Double(outcome.seen.tlbis), executed),
      dsbs: each(Double(outcome.seen.dsbs), executed),
      isbs: each(Double(outcome.seen.isbs), executed),
      interrupts: each(Double(outcome.seen.pauses), executed),
      steps: outcome.steps.map { count in
        Step(
          place: "phase \(count.phase + 1), step \(count.step + 1)",
          text: outcome.step(of: count)?.text ?? "",
          instructions: Int64(clamping: count.instructions))
      })
  }
}

import GuestEL1
import Results

/// The EL1 sections: the payload booted on each guest of a plan.
struct EL1Stage {
  let plan: EL1Plan
  let machine: QEMU
  let payload: PayloadFile

  /// Adds what arrived; a guest that failed makes the result incomplete and costs its rows only.
  func run(into file: inout ResultFile, progress: Progress) async throws {
    let suite = EL1Suite(
      plan: plan, qemu: machine, payload: payload, isCancelled: { Interruption.isRequested })
    do {
      let report = try await suite.run { progress.show("el1: \($0)") }
      progress.clearLine()
      file.add(report, events: plan.events)
    } catch {
      progress.clearLine()
      throw RuntimeFailure(text: "\(error)")
    }
  }
}

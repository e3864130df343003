import BreakBeforeMake
import GuestEL1
import Testing
import Vmemmap

@Suite(.enabled(if: Lab.isReady, Lab.need)) struct SuiteTests {
  @Test func look() async throws {
    for cores in [1, 2, 4] {
      let clock = ContinuousClock()
      let start = clock.now
      let report = try await Lab.run(Lab.plan(cores: [cores], parts: [.protocols]))
      print("cores", cores, clock.now - start, report.problems)
      for one in report.protocols {
        guard let s = one.seen else { print(one.remap.id, one.refusal ?? "?"); continue }
        print(one.remap.id, one.direction, one.prediction!.legality.word, one.prediction!.possible.map(\.rawValue), one.prediction!.isUnpredictable, "| seen", one.observations.sorted().map(\.rawValue), one.agrees!, "tlbi", s.tlbis, "dsb", s.dsbs, "ipi", s.interrupts, "tf", s.translationFaults, "pf", s.permissionFaults, "stale", s.staleHere, s.staleThere, "of", s.checks, "perm", s.permissionMismatches, "reads", s.reads, s.gets, "wrong", s.wrongReads, s.freedReads, s.lostGets, "frames", s.framesFreed, s.framesTaken)
      }
    }
  }
}

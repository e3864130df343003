import Testing
import Vmemmap

@testable import BreakBeforeMake

@Suite struct TraceTextTests {
  @Test func shortestRunIsReadable() throws {
    let program = Program("remap", [.set(.tails, .page(.headOwn, .readOnly))])
    let result = try Checker.check(program, Lab.arm)
    let finding = try #require(result.violations.first { $0.rule == .outputAddressWritable })
    // By hand: two CPUs alike; one store makes old and new reachable together.
    #expect(
      finding.text == """
        output address changed while writable (R_WHZWS 2): PTE 1 (tail), CPU 1, phase 1, step 1
          reachable together: [page -> tail 1's own frame, rw] and [page -> head's own frame, ro]
          remap: shortest run, 1 action
              every CPU may hold for PMD: [table]
              every CPU may hold for PTE 0 (head): [page -> head's own frame, rw]
              every CPU may hold for PTE 1 (tail): [page -> tail 1's own frame, rw]
              every CPU may hold for neighbour PTE: [page -> neighbour's frame, rw]
            1 CPU 0: set PTE 1 (tail): page -> head-own, ro
              every CPU may hold for PTE 1 (tail): [page -> tail 1's own frame, rw] \
        [page -> head's own frame, ro]
        """)
  }

  @Test func lostUpdateShowsTheTryGet() throws {
    let held = Lab.with(Lab.x86) { $0.folioRefcount = .held }
    let result = try Lab.check(.direct, split: .notNeeded, .optimize, held)
    let finding = try #require(result.violations.first { $0.kind == .updateLost })
    #expect(finding.text.contains("CPU 1: try-get loads _refcount through"))
    #expect(finding.text.contains("CPU 1: try-get takes its reference through [page -> head's own"))
  }

  @Test func longRunsAreShortenedInTheMiddleAndSaySo() throws {
    let result = try Lab.check(.accessFlag, .optimize, Lab.armBest)
    let finding = try #require(result.findings.first { $0.kind == .mayGiveUp(tries: 16) })
    #expect(finding.trace.steps.count > 100)
    #expect(finding.text.contains("more actions that repeat the break"))
    #expect(finding.text.contains("fails, AF is set (try 16)"))
    #expect(finding.text.split(separator: "\n").count < 200)
  }

  @Test func everyActionFollowsTheLast() throws {
    for p in BuiltInProtocol.allCases {
      for finding in try Lab.check(p, .optimize, Lab.arm).findings {
        let remapped = finding.trace.steps.compactMap { step -> StepReference? in
          if case .remap(let reference) = step.action { reference } else { nil }
        }
        let order = remapped.map { [$0.phase, $0.step] }
        #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
        #expect(finding.trace.steps.allSatisfy { $0.after.count == 2 })
      }
    }
  }
}

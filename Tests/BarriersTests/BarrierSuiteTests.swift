import Glibc
import Measurement
import Synchronization
import Testing

@testable import Barriers

extension OnCPUs {
  @Suite struct BarrierSuiteTests {
    private let some: [BarrierCase] = [
      BarrierCase(.protect, pages: 1),
      BarrierCase(.protect, peers: 1, peerState: .sharing, pages: 1),
      BarrierCase(.multiStop, peers: 1, peerState: .spinning),
      BarrierCase(.memoryOrder),
    ]

    @Test func oneCPUHasNoRemoteCPUAndNoShootdown() throws {
      let suite = BarrierSuite(plan: .quick, cpus: Array(usableCPUs.prefix(1)), cases: some)
      let report = suite.run()
      #expect(report.results.map(\.measured) == some)
      #expect(report.results[0].summary != nil)
      #expect(report.results[1].failure == .noRemoteCPU(usable: 1))
      #expect(report.results[2].failure == .noRemoteCPU(usable: 1))
      #expect(report.results[3].summary != nil)
      #expect(report.shootdowns.map(\.outcome) == [.noRemoteCPU])
      #expect(report.shootdowns.map(\.peers) == [0])
      #expect(report.shootdowns.allSatisfy { $0.perExtraCPU == nil })
      #expect(report.isComplete)
    }

    @Test(.enabled(if: usableCPUs.count > 1, "needs two CPUs"))
    func twoCPUsMeasureEverything() throws {
      let report = BarrierSuite(plan: .quick, cpus: usableCPUs, cases: some).run()
      for result in report.results {
        // All samples may be disturbed on a machine that is busy with other things.
        if case .allDisturbed = result.failure { continue }
        let summary = try #require(result.summary, "\(result)")
        #expect(summary.count > 0)
        #expect(summary.minimum > 0)
      }
      #expect(report.shootdowns.count == 1)
      let turn = [some[0], some[1], some[1], some[0]]
      // There and back: the group that is measured first is measured last as well.
      let others = [some[2], some[2], some[3], some[3]]
      #expect(report.order == turn + others + others.reversed() + turn)
      #expect(report.isComplete)
    }

    @Test func moreThreadsThanCPUsAreRefused() {
      let cpus = usableCPUs + [99_998]
      let runner = CaseRunner(
        cpus: cpus, overhead: TimerOverhead(minimum: 0, median: 0, reads: 1), isCancelled: never)
      let outcome = runner.run(
        BarrierCase(.protect, peers: cpus.count + 6, pages: 1), plan: SamplingPlan(count: 5))
      #expect(
        outcome.failure == .oversubscribed(threads: cpus.count + 7, usable: cpus.count))
    }

    @Test func aCPUThatVanishedFailsItsCasesOnly() throws {
      let first = try #require(usableCPUs.first)
      let report = BarrierSuite(plan: .quick, cpus: [first, 99_999], cases: some).run()
      #expect(report.results[0].summary != nil)
      let failure = BarrierFailure.system(call: "sched_setaffinity to CPU 99999", errno: EINVAL)
      #expect(report.results[1].failure == failure)
      #expect(report.results[2].failure == failure)
      #expect(report.results[3].summary != nil)
      #expect(failure.description.contains("CPU 99999"))
      guard case .unknown(let reason) = report.shootdowns[0].outcome else {
        Issue.record("a shootdown cost without a peer")
        return
      }
      #expect(reason.contains("CPU 99999"))
    }

    @Test func theInitiatorsAffinityComesBack() throws {
      let before = try CPUMask.current()
      for cpus in [usableCPUs, [99_999]] {
        _ = BarrierSuite(plan: .quick, cpus: cpus, cases: [BarrierCase(.memoryOrder)]).run()
        #expect(try CPUMask.current() == before)
      }
    }

    @Test func stoppingKeepsWhatIsThere() throws {
      let asked = Atomic(0)
      let suite = BarrierSuite(
        plan: .quick, cpus: Array(usableCPUs.prefix(1)),
        cases: [BarrierCase(.protect, pages: 1), BarrierCase(.unmap, pages: 1)])
      // 800 questions: within the first pass over the first case, whose plan is 1000 samples.
      let report = suite.run(isCancelled: { asked.add(1, ordering: .relaxed).newValue > 800 })
      let latency = try #require(report.results[0].figures?.latency)
      #expect(latency.ending == .cancelled)
      #expect(latency.count > 0)
      #expect(latency.count < 800)
      #expect(report.results[1].failure == .cancelled)
      #expect(!report.isComplete)
    }

    @Test func stoppedBetweenTwoPassesIsNotComplete() throws {
      let samples = Samples(
        raw: [5], marks: [[]], overhead: TimerOverhead(minimum: 0, median: 0, reads: 1))
      let first = BarrierOutcome.measured(BarrierFigures(latency: samples))
      let stopped = first.merging(.unavailable(.cancelled))
      #expect(BarrierResult(some[0], stopped).wasCutShort)
      #expect(BarrierResult(some[0], stopped).figures?.latency.raw == [5])
      let failed = first.merging(.unavailable(.system(call: "munmap", errno: ENOMEM)))
      #expect(
        BarrierResult(some[0], failed).figures?.latency.ending
          == .failed(OperationFailure(call: "munmap", errno: ENOMEM)))
      #expect(!BarrierResult(some[0], failed).wasCutShort)
    }

    @Test func stoppedBeforeItBeganHasNoFigures() {
      let suite = BarrierSuite(plan: .quick, cpus: usableCPUs, cases: some)
      let report = suite.run(isCancelled: { true })
      #expect(report.results.map(\.measured) == some)
      #expect(report.results.allSatisfy { $0.failure == .cancelled })
      #expect(!report.isComplete)
    }

    @Test func progressTellsEachVisit() {
      var begun: [BarrierCase] = []
      var done: [Int] = []
      let suite = BarrierSuite(plan: .quick, cpus: Array(usableCPUs.prefix(1)), cases: some)
      _ = suite.run(progress: { progress in
        #expect(progress.total == 2 * some.count)
        begun.append(progress.next)
        done.append(progress.done)
      })
      #expect(begun == some + [some[3], some[2], some[0], some[1]])
      #expect(done == Array(0..<8))
    }

    @Test func aPrimitiveThatTheKernelRefusesSaysSo() throws {
      // A command number that no kernel has: what a seccomp filter or an old kernel would do.
      let unknown = MembarrierOperation(command: 1 << 30, name: "no such command")
      var operation = unknown
      let runner = CaseRunner(
        cpus: [], overhead: TimerOverhead(minimum: 0, median: 0, reads: 1), isCancelled: never)
      let samples = runner.sample(&operation, NoGuard(), SamplingPlan(count: 5))
      let failure = OperationFailure(call: "membarrier(no such command)", errno: EINVAL)
      #expect(samples.ending == .failed(failure))
      #expect(samples.count == 0)
    }
  }
}

import Barriers
import Testing
import Tradeoff

/// Costs measured here by a process that may use one CPU.
@Suite struct MachineCostsTests {
  private static let report = BarrierSuite(
    plan: .quick, cpus: [],
    cases: [BarrierCase(.protect, peers: 0, pages: 1), BarrierCase(.protect, peers: 1, pages: 1)]
  ).run()

  @Test func theOnlyCPUFlushesForItself() throws {
    let costs = MachineCosts(Self.report, online: 1)
    #expect(try #require(costs.flush.nanoseconds) > 0)
    #expect(costs.flush.basis.contains("the only CPU"))
    #expect(costs.flushElsewhere.nanoseconds == 0)
  }

  /// The kernel's flush reaches the other three, which this process can't measure.
  @Test func oneUsableCPUOfSeveralKnowsNoFlush() {
    let costs = MachineCosts(Self.report, online: 4)
    #expect(costs.flush.nanoseconds == nil)
    #expect(costs.flushElsewhere.nanoseconds == nil)
    #expect(costs.flush.basis.hasPrefix("one usable CPU of 4 online"))
  }
}

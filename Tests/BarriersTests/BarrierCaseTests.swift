import Measurement
import Testing

@testable import Barriers

@Suite struct BarrierCaseTests {
  @Test(arguments: BarrierSuite.Plan.allCases, [1, 2, 3, 8, 64, 200])
  func everyCaseIsThereOnceAndFits(plan: BarrierSuite.Plan, usable: Int) {
    let cases = BarrierSuite(plan: plan, cpus: (0..<usable).map { $0 * 8 }).cases
    #expect(Set(cases.map(\.id)).count == cases.count)
    #expect(Set(cases.map(\.primitive)) == Set(BarrierPrimitive.allCases))
    for one in cases {
      // With one CPU a case with one peer stands for "no remote CPU".
      #expect(one.peers <= max(usable - 1, 1))
      #expect((one.peerState == nil) == (one.peers == 0))
      #expect((one.pages != nil) == (one.primitive.kind == .tlbInvalidation))
    }
    // Each mapping change is measured alone and with all other CPUs.
    for primitive in BarrierPrimitive.allCases where primitive.kind == .tlbInvalidation {
      let peers = Set(cases.filter { $0.primitive == primitive }.map(\.peers))
      #expect(peers.isSuperset(of: [0, max(usable - 1, 1)]))
    }
  }

  @Test func idsReadAsTheyShould() {
    #expect(BarrierCase(.protect, pages: 8).id == "mprotect/pages=8/peers=0")
    #expect(
      BarrierCase(.protect, peers: 1, peerState: .sharing, pages: 8).id
        == "mprotect/pages=8/peers=1/sharing")
    #expect(BarrierCase(.fullFence).id == "full-fence")
    #expect(BarrierCase(.membarrierGlobal, peers: 3).id == "membarrier-global/peers=3/spinning")
    #expect(BarrierCase(.protect, peers: -4, peerState: .sharing, pages: 1).peerState == nil)
  }

  @Test func peerCountsEndWithAll() {
    #expect(BarrierSuite.peerCounts(plan: .quick, most: 1) == [1])
    #expect(BarrierSuite.peerCounts(plan: .quick, most: 63) == [1, 63])
    #expect(BarrierSuite.peerCounts(plan: .thorough, most: 63) == [1, 2, 4, 8, 16, 32, 63])
    #expect(BarrierSuite.peerCounts(plan: .thorough, most: 4) == [1, 2, 4])
  }

  @Test func repeatedCPUsCountOnce() {
    #expect(BarrierSuite(cpus: [3, 5, 3]).cpus == [3, 5])
    #expect(BarrierSuite(cpus: []).cases.allSatisfy { $0.peers <= 1 })
  }

  @Test func theQuickPlanFitsItsTime() {
    for usable in [1, 2, 64] {
      let cases = BarrierSuite(plan: .quick, cpus: Array(0..<usable)).cases
      let budget = cases.reduce(0) {
        $0 + UInt64(CasePlan.passes) * CasePlan.pass($1, plan: .quick, cases: cases.count).budget
      }
      // Samples only; starting threads and mapping comes on top.
      #expect(budget <= 12_000_000_000)
    }
  }
}

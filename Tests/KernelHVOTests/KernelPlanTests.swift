import HugeTLB
import LinuxHost
import Testing

@testable import KernelHVO

struct KernelPlanTests {
  @Test func batchesGoFromOneToAll() {
    #expect(KernelPlan.Load(.m2, count: 2048).batches == [1, 64, 1024, 2048])
    #expect(KernelPlan.Load(.m2, count: 64).batches == [1, 32, 64])
    #expect(KernelPlan.Load(.g1, count: 8).batches == [1, 4, 8])
    #expect(KernelPlan.Load(.g1, count: 3).batches == [1, 2, 3])
    #expect(KernelPlan.Load(.g1, count: 2).batches == [1, 2])
    #expect(KernelPlan.Load(.g1, count: 1).batches == [1])
    #expect(KernelPlan.Load(.g1, count: 0).batches == [1])
  }

  @Test func savingIsCheckedAroundATable() {
    #expect(KernelPlan.Load(.m2, count: 4096).savingCounts == [1, 7, 64, 511, 512, 513, 4096])
    #expect(KernelPlan.Load(.m2, count: 600).savingCounts == [1, 7, 64, 511, 512, 513, 600])
    #expect(KernelPlan.Load(.g1, count: 3).savingCounts == [1, 2, 3])
    #expect(KernelPlan.Load(.g1, count: 20).savingCounts == [1, 2, 3, 4, 5, 6, 7, 8, 20])
  }

  /// 1G split makes 512 pages of 2M; the base comes on top; making room takes all there is once.
  @Test func additionsAreTheMostThatARunPutsIntoAPool() {
    var plan = KernelPlan(loads: [.init(.m2, count: 64), .init(.g1, count: 2)])
    plan.base = .init(.m2, count: 4)
    #expect(plan.additions == [PoolPlace(.m2): 516, PoolPlace(.g1): 2])
    plan.madeRoom = KernelRoom(available: 12 << 30, reserve: 2 << 30)
    #expect(plan.additions == [PoolPlace(.m2): 5124, PoolPlace(.g1): 10])
  }
}

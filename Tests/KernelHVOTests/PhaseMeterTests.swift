import HugeTLB
import Testing

@testable import KernelHVO

struct PhaseMeterTests {
  @Test func sharesGrowPhaseByPhase() {
    let meter = PhaseMeter(phases: 2)
    meter.begin(steps: 2)
    #expect([meter.next(), meter.next()] == [0, 0.25])
    meter.begin(steps: 1)
    #expect(meter.next() == 0.5)
  }

  /// A phase that says more than it announced, or that nobody announced, never passes the whole.
  @Test func neverMoreThanTheWhole() {
    let meter = PhaseMeter(phases: 1)
    #expect(meter.next() == 0)
    for _ in 0..<3 { meter.begin(steps: 0) }
    for _ in 0..<5 { #expect((0...1).contains(meter.next())) }
  }

  @Test func everyPhaseOfAPlanIsCounted() {
    var plan = KernelPlan(loads: [.init(.m2, count: 8), .init(.g1, count: 1)])
    // Timing, saving, on demand of each; patching and impact.
    #expect(plan.phases == 8)
    plan.expedites = true
    plan.stopsMachine = true
    plan.madeRoom = KernelRoom(available: 1 << 30, reserve: 0)
    #expect(plan.phases == 12)
  }
}

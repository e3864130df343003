import Tradeoff
import Testing

struct CostTests {
  @Test(arguments: [Double.nan, .infinity, -.infinity, -1])
  func whatIsNoTimeIsUnknown(value: Double) {
    let cost = Cost.known(value, from: "clock")
    #expect(cost.nanoseconds == nil)
    #expect(cost.basis.contains("clock"))
  }

  @Test func sumIsUnknownIfAnyPartIs() {
    let known = Cost.known(5, from: "a")
    #expect(Cost.sum([known, .unknown("no remote CPU")]).nanoseconds == nil)
    #expect(Cost.sum([.unknown("x"), known, .unknown("y"), .unknown("x")]).basis == "x; y")
    #expect(Cost.sum([known, .known(7, from: "b"), known]).nanoseconds == 17)
    #expect(Cost.sum([known, .known(7, from: "b"), known]).basis == "a; b")
    #expect(Cost.sum([]).nanoseconds == 0)
  }

  @Test func overflowingSumsAreUnknown() {
    let most = Cost.known(.greatestFiniteMagnitude, from: "a")
    #expect(Cost.sum([most, most]).nanoseconds == nil)
    #expect(most.times(2).nanoseconds == nil)
  }

  @Test func noneOfAnUnknownCostsNothing() {
    #expect(Cost.unknown("x").times(0).nanoseconds == 0)
    #expect(Cost.unknown("x").times(0.5) == .unknown("x"))
    #expect(Cost.known(3, from: "a").times(.nan).nanoseconds == nil)
    #expect(Cost.known(3, from: "a").times(-1).nanoseconds == nil)
  }
}

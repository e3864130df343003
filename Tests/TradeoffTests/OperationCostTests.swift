import Tradeoff
import Testing

struct OperationCostTests {
  let primitives = PrimitiveCosts(
    flush: .known(1000, from: "flush"), flushElsewhere: .known(200, from: "flush"),
    stop: .known(30000, from: "stop"), stopElsewhere: .known(25000, from: "stop"))
  let software = Cost.known(400, from: "simulated")

  /// Two flushes over 64 pages on 8 CPUs: 400 + 2×1000/64 + 7 × 2×200/64.
  @Test func flushesAreSharedByTheBatch() throws {
    let cost = OperationCost(
      software: software, counts: BatchCounts(hugePages: 64, flushes: 2, stops: 0),
      primitives: primitives, cpus: 8)
    #expect(cost[.software].nanoseconds == 400)
    #expect(cost[.flush].nanoseconds == 31.25)
    #expect(cost[.flushElsewhere].nanoseconds == 43.75)
    #expect(cost[.stop].nanoseconds == 0)
    #expect(cost[.waitElsewhere].nanoseconds == 0)
    #expect(cost.total.nanoseconds == 475)
    #expect(cost.total.basis == "simulated; flush")
  }

  /// One stop a page on 4 CPUs: the three others stand still and wait for the work, so
  /// 400 + 1000 + 3 × 200 + 30000 + 3 × 25000 + 3 × 400.
  @Test func stopsCountEveryOtherCPU() {
    let counts = BatchCounts(hugePages: 1, flushes: 1, stops: 1)
    let cost = OperationCost(software: software, counts: counts, primitives: primitives, cpus: 4)
    #expect(cost[.stop].nanoseconds == 30000)
    #expect(cost[.stopElsewhere].nanoseconds == 75000)
    #expect(cost[.waitElsewhere].nanoseconds == 1200)
    #expect(cost.total.nanoseconds == 108_200)
    let partly = OperationCost(
      software: software, whileStopped: .known(100, from: "simulated"), counts: counts,
      primitives: primitives, cpus: 4)
    #expect(partly[.waitElsewhere].nanoseconds == 300)
  }

  @Test func oneCPUHasNoOthers() {
    let unknown = PrimitiveCosts(
      flush: .known(10, from: "a"), flushElsewhere: .unknown("no remote CPU"),
      stop: .known(5, from: "a"), stopElsewhere: .unknown("no remote CPU"))
    let cost = OperationCost(
      software: software, counts: BatchCounts(hugePages: 1, flushes: 1, stops: 1),
      primitives: unknown, cpus: 1)
    #expect(cost.total.nanoseconds == 415)
  }

  @Test func oneMissingPartMakesTheTotalUnknownButKeepsTheRest() {
    var missing = primitives
    missing.flushElsewhere = .unknown("not measured")
    let cost = OperationCost(
      software: software, counts: BatchCounts(hugePages: 64, flushes: 2, stops: 0),
      primitives: missing, cpus: 8)
    #expect(cost.total == .unknown("not measured"))
    #expect(cost[.flush].nanoseconds == 31.25)
  }

  @Test(arguments: [
    (0, 1, 0, 2), (-1, 1, 0, 2), (1, -1, 0, 2), (1, 1, -1, 2), (1, 1, 0, 0), (1, 1, 0, Int.min),
  ])
  func nonsenseIsUnknown(pages: Int, flushes: Int, stops: Int, cpus: Int) {
    let cost = OperationCost(
      software: software,
      counts: BatchCounts(hugePages: pages, flushes: flushes, stops: stops),
      primitives: primitives, cpus: cpus)
    #expect(cost.total.nanoseconds == nil)
    #expect(!cost.total.basis.isEmpty)
  }

  @Test func everyComponentIsThereOnce() {
    let cost = OperationCost(
      software: software, counts: BatchCounts(hugePages: 1, flushes: 0, stops: 0),
      primitives: primitives, cpus: 2)
    #expect(cost.parts.map(\.component) == OperationCost.Component.allCases)
  }
}

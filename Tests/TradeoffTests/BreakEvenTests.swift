import HugeTLB
import Tradeoff
import Testing

struct BreakEvenTests {
  static func cost(_ hvo: Cost, _ deHVO: Cost) -> ProtocolCost {
    let none = PrimitiveCosts(
      flush: .unknown("x"), flushElsewhere: .unknown("x"), stop: .unknown("x"),
      stopElsewhere: .unknown("x"))
    let counts = BatchCounts(hugePages: 1, flushes: 0, stops: 0)
    return ProtocolCost(
      hvo: OperationCost(software: hvo, counts: counts, primitives: none, cpus: 1),
      deHVO: OperationCost(software: deHVO, counts: counts, primitives: none, cpus: 1))
  }

  let percent = Share(percent: 1)!

  /// 1 % of 10⁹ ns is 10⁷ ns; 3000 + 2000 ns a page gives 2000 pages.
  @Test func shareOverRoundTrip() {
    let cost = Self.cost(.known(3000, from: "a"), .known(2000, from: "a"))
    #expect(BreakEven(share: percent, cost: cost) == .churn(2000))
    #expect(BreakEven(share: percent, cost: cost).allows(2000) == true)
    #expect(BreakEven(share: percent, cost: cost).allows(2000.1) == false)
  }

  @Test func unknownEitherWay() {
    let cost = Self.cost(.known(3000, from: "a"), .unknown("why"))
    #expect(BreakEven(share: percent, cost: cost) == .unknown("why"))
    #expect(BreakEven(share: percent, cost: cost).allows(1) == nil)
  }

  @Test func noTimeMeansNoLimit() {
    let zero = Self.cost(.known(0, from: "a"), .known(0, from: "a"))
    #expect(BreakEven(share: percent, cost: zero) == .unlimited)
    let tiny = Self.cost(.known(.leastNonzeroMagnitude, from: "a"), .known(0, from: "a"))
    #expect(BreakEven(share: percent, cost: tiny) == .unlimited)
  }

  @Test func dearestIsStillAPositiveRate() {
    let dear = Self.cost(.known(.greatestFiniteMagnitude, from: "a"), .known(0, from: "a"))
    guard case .churn(let churn) = BreakEven(share: percent, cost: dear) else {
      Issue.record("a finite cost has a finite rate")
      return
    }
    #expect(churn > 0 && churn < 1e-300)
  }

  @Test func shareOfOneCore() throws {
    #expect(try Share.ofOneCore(parsing: "1%") == percent)
    for text in ["1", "0%", "101%", "", "-1%", "nan%"] {
      #expect(throws: CoreShareError(text: text)) { try Share.ofOneCore(parsing: text) }
    }
  }
}

import HugeTLB
import Tradeoff
import Testing

struct DecisionTests {
  let dear = Candidate(protocolID: "dear", legality: .legal, breakEven: .churn(10))
  let cheap = Candidate(protocolID: "cheap", legality: .legal, breakEven: .churn(1000))
  let free = Candidate(protocolID: "free", legality: .legal, breakEven: .unlimited)
  let broken = Candidate(
    protocolID: "broken", legality: .illegal("R_WHZWS 2"), breakEven: .churn(1e9))
  let unknown = Candidate(
    protocolID: "unknown", legality: .legal, breakEven: .unknown("no remote CPU"))
  let conditional = Candidate(
    protocolID: "equal", legality: .legalIf("contents are equal"), breakEven: .churn(1e6))
  let open = Candidate(
    protocolID: "open", legality: .notJudged("bound hit"), breakEven: .churn(1e6))
  let boot = Candidate(
    protocolID: "boot-time", legality: .legal, breakEven: .unlimited, time: .boot)

  func decide(
    _ candidates: [Candidate], net: Int64 = 1, noSaving: String? = nil, churn: Double? = nil
  ) -> Decision {
    Decision(noSaving: noSaving, net: net, candidates: candidates, churn: churn)
  }

  @Test func savingComesFirst() {
    #expect(decide([free, boot], noSaving: "small") == .off(.nothingToFree("small")))
    #expect(decide([free, boot], net: 0) == .off(.tablesOutweigh))
    #expect(decide([free, boot], net: -5) == .off(.tablesOutweigh))
  }

  @Test func cheapestLegalWins() {
    #expect(decide([dear, cheap, broken]) == .on(cheap))
    #expect(decide([cheap, free]) == .on(free))
    #expect(decide([unknown, dear, conditional]) == .on(dear))
  }

  @Test func illegalIsNeverChosenHoweverCheap() {
    #expect(
      decide([broken]) == .off(.illegal(protocolID: "broken", rule: "R_WHZWS 2", others: 0)))
    #expect(
      decide([open, broken])
        == .off(.illegal(protocolID: "broken", rule: "R_WHZWS 2", others: 1)))
  }

  @Test func legalAtUnknownCostIsSaidSo() {
    #expect(decide([unknown, boot]) == .costUnknown(unknown, reason: "no remote CPU"))
  }

  @Test func conditionStaysVisible() {
    #expect(
      decide([broken, conditional]) == .onIf(conditional, condition: "contents are equal"))
  }

  @Test func bootIsTheLastResort() {
    let why = Decision.Obstacle.illegal(protocolID: "broken", rule: "R_WHZWS 2", others: 0)
    #expect(decide([broken, boot]) == .onlyAtBoot(boot, why: why))
    #expect(decide([boot]) == .onlyAtBoot(boot, why: .noProtocol))
    #expect(decide([cheap, boot]) == .on(cheap))
  }

  @Test func churnAboveTheLimitTurnsIt() {
    #expect(decide([cheap], churn: 1000) == .on(cheap))
    #expect(decide([cheap], churn: 1001) == .off(.churnTooHigh(cheap)))
    #expect(decide([cheap, boot], churn: 1001) == .onlyAtBoot(boot, why: .churnTooHigh(cheap)))
    #expect(decide([cheap], churn: .nan) == .on(cheap))
    #expect(decide([cheap], churn: -1) == .on(cheap))
  }

  @Test func onlyTheKernelsOwnProtocolCanBeTurnedOn() {
    let own = Candidate(
      protocolID: "direct", legality: .legal, breakEven: .churn(1), isKernels: true)
    #expect(decide([cheap, own]) == .on(own))
  }

  @Test func nothingKnown() {
    #expect(decide([]) == .off(.noProtocol))
    #expect(decide([open]) == .off(.notJudged(protocolID: "open", reason: "bound hit")))
  }
}

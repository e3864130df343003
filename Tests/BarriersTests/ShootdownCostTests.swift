import Measurement
import Testing

@testable import Barriers

@Suite struct ShootdownCostTests {
  private func result(_ measured: BarrierCase, _ raw: [UInt64], _ marks: [SampleMarks]? = nil)
    -> BarrierResult
  {
    let samples = Samples(
      raw: raw, marks: marks ?? raw.map { _ in [] },
      overhead: TimerOverhead(minimum: 20, median: 20, reads: 1))
    return BarrierResult(measured, .measured(BarrierFigures(latency: samples)))
  }

  private let alone = BarrierCase(.protect, pages: 1)
  private let shared = BarrierCase(.protect, peers: 3, peerState: .sharing, pages: 1)

  @Test func withPeersMinusAlone() throws {
    let costs = ShootdownCost.all(in: [
      result(alone, [UInt64](repeating: 3000, count: 50)),
      result(shared, [UInt64](repeating: 13_500, count: 50)),
    ])
    #expect(costs.count == 1)
    guard case .cost(let nanoseconds, let interval) = costs[0].outcome else {
      Issue.record("no cost")
      return
    }
    #expect(nanoseconds == 10_500)
    // All alike: what is left is the step of the clock, 1 ns.
    #expect(interval == Interval(low: 10_499, high: 10_501, confidence: 0.95))
    #expect(costs[0].perExtraCPU == 3500)
  }

  @Test func samplesWithoutARunningPeerAreSortedApart() {
    // The trap: most samples had no running peer, and cost what one thread costs.
    let raw = [UInt64](repeating: 3000, count: 90) + [UInt64](repeating: 13_400, count: 10)
    let marks: [SampleMarks] = (0..<100).map { $0 < 90 ? .peerNotRunning : [] }
    let costs = ShootdownCost.all(in: [
      result(alone, [UInt64](repeating: 3000, count: 50)), result(shared, raw, marks),
    ])
    guard case .cost(let nanoseconds, _) = costs[0].outcome else {
      Issue.record("no cost")
      return
    }
    #expect(nanoseconds == 10_400)
  }

  @Test func tooFewSamplesHaveNoCost() {
    let costs = ShootdownCost.all(in: [result(alone, [3000]), result(shared, [13_000])])
    #expect(costs.map(\.outcome) == [.unknown("fewer than 6 undisturbed samples")])
  }

  @Test func sleepingPeersAreNoShootdown() {
    let asleep = BarrierCase(.protect, peers: 1, peerState: .sleeping, pages: 1)
    #expect(ShootdownCost.all(in: [result(alone, [1]), result(asleep, [1])]).isEmpty)
  }

  @Test func perPageAndPerCallCostsAreSeparated() throws {
    let results = [1, 8, 64, 512].map { pages in
      result(
        BarrierCase(.protect, peers: 1, peerState: .sharing, pages: pages),
        [UInt64](repeating: 12_000 + UInt64(25 * pages), count: 10))
    }
    let costs = PageCost.all(in: results, shootdowns: [])
    #expect(costs.count == 1)
    #expect(abs(costs[0].fit.constant.value - 12_000) < 1e-6)
    #expect(abs(costs[0].fit.slope.value - 25) < 1e-9)
    #expect(costs[0].pageCounts == [1, 8, 64, 512])
    #expect(costs[0].added == nil)
    #expect(PageCost.all(in: Array(results.prefix(2)), shootdowns: []).isEmpty)
  }

  /// Alone 2000 + 20 p, with a peer 11000 + 26 p: a flush adds 9000, and 6 for each page.
  @Test func whatAFlushAddsIsSeparatedFromWhatThePagesAdd() throws {
    let results = [1, 8, 64, 512].flatMap { pages in
      [
        result(
          BarrierCase(.unmap, pages: pages),
          [UInt64](repeating: 2000 + UInt64(20 * pages), count: 10)),
        result(
          BarrierCase(.unmap, peers: 1, peerState: .sharing, pages: pages),
          [UInt64](repeating: 11_000 + UInt64(26 * pages), count: 10)),
      ]
    }
    let costs = PageCost.all(in: results, shootdowns: ShootdownCost.all(in: results))
    #expect(costs.map(\.peers) == [0, 1])
    #expect(costs[0].added == nil)
    let added = try #require(costs[1].added)
    #expect(abs(added.constant.value - 9000) < 1e-6)
    #expect(abs(added.slope.value - 6) < 1e-9)
  }

  @Test func growthWithCPUsIsFittedFromTheFirstPeerOn() throws {
    // 1000 ns alone, with n CPUs 4000 + 500 n.
    let costs = [0: 1000, 1: 5000, 3: 6000, 7: 8000, 15: 12_000] as [Int: UInt64]
    let results = costs.sorted { $0.key < $1.key }.map { peers, cost in
      result(
        BarrierCase(.unmap, peers: peers, peerState: .sharing, pages: 8),
        [UInt64](repeating: cost, count: 10))
    }
    let scalings = PeerScaling.all(in: results)
    #expect(scalings.count == 1)
    let fit = try #require(scalings[0].fit)
    #expect(fit.terms == [.constant, .perCPU])
    #expect(fit.measuredUpTo == 16)
    #expect(abs(fit.cost(at: 64) - 36_000) < 1e-6)
    #expect(scalings[0].points.map(\.cpus) == [2, 4, 8, 16])
    // Three CPU counts with peers tell no constant from a slope.
    let fewer = PeerScaling.all(in: Array(results.prefix(4)))
    #expect(fewer.count == 1)
    #expect(fewer[0].points.map(\.cost) == [5000, 6000, 8000])
    #expect(fewer[0].fit == nil)
    #expect(PeerScaling.all(in: Array(results.prefix(1))).isEmpty)
  }
}

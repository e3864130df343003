import Barriers
import LinuxHost
import Testing

@testable import FlushCounts
@testable import PerfCounters

/// Counts real flushes; other programs' work is in every count, so bounds are generous.
@Suite(.serialized) struct FlushCounterTests {
  static let cpus = HostCPUs(of: HostMachine()).usable.value?.ids ?? []
  static let hasTLBRow: Bool = {
    var group = CounterGroup([CounterRequest("interrupts:TLB")])
    return group.count {}[0].outcome.value != nil
  }()

  private func shootdowns(_ measured: BarrierCase) throws -> (perOperation: Double, operations: Int)
  {
    var group = CounterGroup([CounterRequest("interrupts:TLB")])
    let suite = BarrierSuite(plan: .quick, cpus: Self.cpus, cases: [measured])
    var run: PerformedRun?
    let reading = group.count {
      run = suite.perform(measured, times: 5000, budget: 2_000_000_000)
    }[0]
    let done = try #require(run)
    #expect(done.failure == nil)
    #expect(done.operations > 0)
    #expect((0...done.operations).contains(done.besideRunningPeers))
    return (
      Double(try #require(reading.outcome.value)) / Double(max(1, done.operations)),
      done.operations
    )
  }

  /// A sample makes a page read-only and writable again: up to two shootdowns with one other CPU. A
  /// busy machine takes the peer off its CPU at times, and then none is sent.
  @Test(
    .enabled(
      if: cpus.count >= 2 && hasTLBRow, "needs two CPUs and a row of TLB shootdowns (x86)"))
  func mprotectInterruptsAPeerAndNobodyAlone() throws {
    let shared = try shootdowns(
      BarrierCase(.protect, peers: 1, peerState: .sharing, pages: 1))
    #expect(shared.perOperation > 0.2, "\(shared)")
    #expect(shared.operations <= 5000)
  }

  /// The kernel skips a CPU on which a thread of the process exited last (exit_mm clears the run
  /// queue's membarrier state), unless the peers retreat before they exit: so the second run counts.
  @Test(
    .enabled(
      if: cpus.count >= 2 && hasTLBRow, "needs two CPUs and rows of interrupts (x86)"))
  func aGlobalMembarrierReachesThePeersOfALaterRun() throws {
    let measured = BarrierCase(.membarrierGlobalExpedited, peers: 1, peerState: .spinning)
    let suite = BarrierSuite(plan: .quick, cpus: Self.cpus, cases: [measured])
    var group = CounterGroup([CounterRequest("interrupts:CAL")])
    var best = 0.0
    for _ in 0..<6 {
      var run: PerformedRun?
      let reading = group.count {
        run = suite.perform(measured, times: 20_000, budget: 500_000_000)
      }[0]
      let done = try #require(run)
      #expect(done.failure == nil)
      let count = Double(try #require(reading.outcome.value))
      best = max(best, count / Double(max(1, done.operations)))
    }
    // One each while the peer runs; a busy machine takes it off its CPU for some of them.
    #expect(best > 0.2)
  }

  @Test func everyCaseIsCountedOrSaysWhyNot() {
    let counter = FlushCounter(
      cpus: Self.cpus, requests: [.init("interrupts:CAL"), .init("NO_SUCH_EVENT")])
    let results = counter.run(operations: 100)
    #expect(results.map(\.measured) == counter.cases)
    for result in results {
      guard result.failure == nil else { continue }
      #expect(result.operations > 0)
      // With peers it is known beside how many operations they ran; without, nobody had to.
      #expect((result.besideRunningPeers != nil) == (result.measured.peers > 0))
      if let beside = result.besideRunningPeers {
        #expect((0...result.operations).contains(beside))
      }
      #expect(result.counts.map(\.label) == ["interrupts:CAL", "NO_SUCH_EVENT"])
      guard case .unavailable(let reason) = result.counts[1].perOperation else {
        Issue.record("counted \(result.counts[1])")
        return
      }
      #expect(reason.contains("NO_SUCH_EVENT"))
      if case .counted(let each, let background) = result.counts[0].perOperation {
        #expect(each >= 0 && background >= 0)
      }
    }
  }

  @Test func oneCPUHasNoRemoteOne() throws {
    let first = try #require(Self.cpus.first)
    let results = FlushCounter(cpus: [first], requests: [.init("interrupts:CAL")])
      .run(operations: 50)
    for result in results where result.measured.peers > 0 {
      #expect(result.failure?.contains("no remote CPU") == true)
      #expect(result.counts.isEmpty)
    }
    #expect(results.contains { $0.measured.peers == 0 && $0.failure == nil })
  }

  @Test func cancellingLeavesTheRestOut() {
    let results = FlushCounter(cpus: Self.cpus, requests: []).run(isCancelled: { true })
    #expect(results.isEmpty)
  }

  // A long run of 1000 operations that counts 1010, 10 of which the short run has too.
  @Test func theDifferenceIsWhatCounts() {
    func reading(_ count: UInt64) -> CounterReading {
      CounterReading(
        name: "tlb:tlb_flush", unit: "flushes", domain: .all, rung: .tracepoint,
        outcome: .counted(count))
    }
    let count = FlushCount.Count(reading(1010), reading(10), reading(50), operations: 1000)
    #expect(count.perOperation == .counted(1, background: 0.05))
    let noise = FlushCount.Count(reading(5), reading(10), reading(0), operations: 1000)
    guard case .unavailable = noise.perOperation else {
      Issue.record("a count below zero: \(noise)")
      return
    }
  }
}

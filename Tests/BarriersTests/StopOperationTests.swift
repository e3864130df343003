import Glibc
import Measurement
import Testing

@testable import Barriers

extension OnCPUs {
  @Suite struct StopOperationTests {
    /// As many victims as there are other CPUs, at most three; one that shares the CPU if there is
    /// none.
    private let victims =
      usableCPUs.count > 1 ? Array(usableCPUs.dropFirst().prefix(3)) : usableCPUs

    private func sample<O: TimedOperation & ~Copyable>(_ operation: inout O, _ count: Int)
      -> Samples
    {
      var guardian = NoGuard()
      var sampler = Sampler(clock: MonotonicRawClock())
      return sampler.sample(
        &operation, guard: &guardian, plan: SamplingPlan(count: count, warmUp: 2...2))
    }

    @Test func everyParticipantAcknowledgesEveryState() throws {
      let lines = SharedLines(count: StopWords.lines)
      let machine = StopStateMachine(words: StopWords(in: lines, at: 0), participants: 3)
      // The victims of this test are plain threads, so that what they return can be looked at.
      let stops: UInt32 = 5
      let results = ThreadGroup(count: 2).run { _ in
        (1...stops).map { number in
          while StopState.number(in: machine.words.state.load()) != number { sched_yield() }
          let acknowledged = machine.participate(in: number)
          machine.words.departed.add(1)
          return acknowledged
        }
      } meanwhile: {
        for number in 1...stops {
          machine.begin(number)
          #expect(machine.participate(in: number) == 4)
          while machine.words.departed.load() != 2 { sched_yield() }
          #expect(StopState(word: machine.words.state.load()) == .exit)
        }
      }
      // Prepare, disable interrupts, run, exit.
      #expect(results == [[4, 4, 4, 4, 4], [4, 4, 4, 4, 4]])
    }

    @Test(arguments: [false, true])
    func multiStopStopsEveryVictimEveryTime(wakes: Bool) throws {
      let peers = try Peers(cpus: victims, command: wakes ? .sleepBetweenStops : .run)
      var operation = MultiStopOperation(peers, wakes: wakes, stops: 20)
      let latency = sample(&operation, 20)
      #expect(latency.ending == .count)
      let stalls = operation.recorder.stalls.raw
      #expect(stalls.count == 20 * victims.count)
      // A victim stands within the initiator's own interval.
      for (index, stall) in stalls.enumerated() {
        #expect(stall <= latency.raw[index / victims.count])
      }
      let skews = operation.recorder.skews.raw
      #expect(skews.count == (victims.count > 1 ? 20 : 0))
      #expect(StopState.number(in: peers.stop.state.load()) == 22)
    }

    @Test func theSignalPauseStopsEveryVictimAndRestoresTheHandler() throws {
      var before = sigaction()
      sigaction(PeerSignals.pause, nil, &before)
      try pauseTwentyTimes()
      var after = sigaction()
      sigaction(PeerSignals.pause, nil, &after)
      #expect(handler(before) == handler(after))
      // The C library adds SA_RESTORER (0x04000000) to every action it sets.
      #expect(before.sa_flags & ~0x0400_0000 == after.sa_flags & ~0x0400_0000)
    }

    private func pauseTwentyTimes() throws {
      let peers = try Peers(cpus: victims, command: .run)
      var operation = try SignalPauseOperation(peers, stops: 20)
      let latency = sample(&operation, 20)
      #expect(latency.ending == .count)
      #expect(operation.recorder.stalls.raw.count == 20 * victims.count)
      // A signal from elsewhere stops neither a victim nor anyone else: no pause is armed.
      #expect(raise(PeerSignals.pause) == 0)
      for peer in peers.words {
        tgkillHere(peer.threadID.load())
        let beats = peer.heartbeat.load()
        while peer.heartbeat.load() < beats + 2 { sched_yield() }
      }
      #expect(peers.stop.armed.load() == 0)
    }

    private func handler(_ action: sigaction) -> Int {
      unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
    }

    @Test func theFutexRendezvousMeetsEveryVictim() throws {
      let peers = try Peers(cpus: victims, command: .sleepBetweenStops)
      var operation = FutexRendezvousOperation(peers, stops: 20)
      let latency = sample(&operation, 20)
      #expect(latency.ending == .count)
      #expect(operation.recorder.stalls.raw.count == 20 * victims.count)
      #expect(peers.stop.arrived.load() == UInt32(victims.count))
      #expect(peers.stop.departed.load() == UInt32(victims.count))
    }

    @Test func skewIsTakenBetweenTwoVictims() throws {
      // Both on one CPU: they take turns, so a few stops are enough.
      let peers = try Peers(cpus: [victims[0], victims[0]], command: .run)
      var operation = MultiStopOperation(peers, wakes: false, stops: 3)
      let latency = sample(&operation, 3)
      let figures = operation.recorder.figures(latency)
      #expect(figures.victimStall?.count == 6)
      let skew = try #require(figures.skew)
      #expect(skew.count == 3)
      for index in 0..<3 { #expect(skew.raw[index] <= latency.raw[index]) }
    }

    @Test func stallsCarryTheMarksOfTheirStops() throws {
      let peers = try Peers(cpus: [victims[0], victims[0]], command: .sleep)
      var recorder = StopRecorder(peers.words, stops: 3)
      for stop in 1...3 as ClosedRange<UInt64> {
        for (index, peer) in peers.words.enumerated() {
          peer.stoodFrom.store(1000 * stop + UInt64(index) * 7)
          peer.stoodUntil.store(1000 * stop + 100 * stop)
        }
        recorder.record()
      }
      let latency = Samples(
        raw: [500, 500, 500], marks: [[], .migrated, []],
        overhead: TimerOverhead(minimum: 1, median: 2, reads: 3))
      let figures = recorder.figures(latency)
      let stalls = try #require(figures.victimStall)
      #expect(stalls.raw == [100, 93, 200, 193, 300, 293])
      #expect(stalls.count(.marked(.migrated)) == 2)
      #expect(stalls.marks[2].contains(.migrated))
      #expect(stalls.marks[3].contains(.migrated))
      #expect(try #require(figures.skew).raw == [7, 7, 7])
    }
  }
}

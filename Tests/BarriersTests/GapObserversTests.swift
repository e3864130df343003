import CBarriers
import Measurement
import Testing

@testable import Barriers

extension OnCPUs {
  @Suite struct GapObserversTests {
    @Test func everyCPUHasAGapAfterEachWatch() throws {
      let observers = try GapObservers(cpus: usableCPUs)
      for _ in 0..<5 {
        let from = hvo_counter()
        let isWatching = observers.begin()
        let gaps = observers.end()
        let until = hvo_counter()
        #expect(gaps.count == usableCPUs.count)
        for (cpu, gap) in zip(usableCPUs, gaps) {
          // On a busy machine an observer may get no turn.
          guard isWatching, let gap else { continue }
          #expect(gap.cpu == cpu)
          #expect(gap.ticks > 0)
          #expect(gap.ticks <= until - from)
        }
      }
    }

    /// A spinning thread on the same CPU takes it away for a time slice at least once in 100 ms.
    @Test(.enabled(if: usableCPUs.count > 1, "needs two CPUs"))
    func aGapIsSeenWhereAnotherThreadRan() throws {
      let rate = try #require(CounterRate.best())
      let observed = usableCPUs[1]
      let observers = try GapObservers(cpus: [observed])
      let rival = try Peers(cpus: [observed], command: .run)
      _ = observers.begin()
      let clock = MonotonicRawClock()
      let start = clock.now()
      while clock.now() - start < 200_000_000 { hvo_spin_hint() }
      let gap = try #require(observers.end()[0])
      // The shortest slice that EEVDF gives is 0.7 ms; a clock read is below a microsecond.
      #expect(rate.nanoseconds(gap.ticks) > 100_000)
      _ = consume rival
    }

    @Test func aCPUThatIsNotThereIsAnError() {
      #expect(throws: OperationFailure.self) { _ = try GapObservers(cpus: [99_999]) }
    }

    @Test func nobodyToWatchIsNoGap() throws {
      let observers = try GapObservers(cpus: [])
      let isWatching = observers.begin()
      let gaps = observers.end()
      #expect(isWatching)
      #expect(gaps == [])
    }
  }
}

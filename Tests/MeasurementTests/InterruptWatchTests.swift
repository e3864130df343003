import Glibc
import Testing

@testable import Measurement

@Suite struct InterruptWatchTests {
  /// A tick comes at least every 10 ms (HZ=100) while this thread runs; a moment holds none mostly.
  @Test func aLongSectionIsInterruptedAndMostShortOnesAreNot() {
    let clock = MonotonicRawClock()
    var watch = InterruptWatch()
    var short = 0
    for _ in 0..<1000 {
      watch.begin()
      if watch.wasInterrupted() { short += 1 }
    }
    // 1000 sections of well below 1 µs: an interrupt in every tenth would be 100,000 a second.
    #expect(short < 100)
    watch.begin()
    let start = clock.now()
    while clock.now() - start < 50_000_000 {}
    #expect(watch.wasInterrupted())
  }

  /// A system call's return isn't taken for an interrupt's.
  @Test func systemCallsAreNoInterrupts() {
    var watch = InterruptWatch()
    var seen = 0
    for _ in 0..<1000 {
      watch.begin()
      _ = getppid()
      if watch.wasInterrupted() { seen += 1 }
    }
    #expect(seen < 200)
  }

  @Test func theGuardMarksAndTheSummaryKeepsThem() throws {
    let samples = Samples(
      raw: [10, 12, 11, 400], marks: [[], [], [], .interrupted], overhead: .none)
    #expect(samples.count(.undisturbed) == 4)
    #expect(samples.summary()?.maximum == 400)
    #expect(samples.markCounts.map(\.name).contains("interrupted"))
    let marked = samples.marking([.stolen, .speedChanged])
    #expect(marked.count(.marked(.stolen)) == 4)
    #expect(marked.count(.marked([.interrupted, .speedChanged])) == 1)
    #expect(marked.count(.undisturbed) == 4)
  }
}

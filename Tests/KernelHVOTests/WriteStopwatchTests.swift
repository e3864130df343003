import Measurement
import Testing

@testable import KernelHVO

/// One course of time that reading a clock moves on, as it does with real clocks.
private final class Course {
  var now: UInt64 = 1_000
}

private struct CostlyClock: NanosecondClock {
  let course: Course
  let cost: UInt64

  func now() -> UInt64 {
    defer { course.now += cost }
    return course.now
  }
}

struct WriteStopwatchTests {
  /// The CPU clock takes 600 ns to read, the wall clock 25: a call of 5000 ns is 5025 by the wall. An
  /// empty section has 600 + 25 + 25 of CPU time, so the call's own 5000 remain.
  @Test func readingTheClocksIsNotTheCallsTime() {
    let course = Course()
    var stopwatch = WriteStopwatch(
      wall: CostlyClock(course: course, cost: 25), cpu: CostlyClock(course: course, cost: 600))
    #expect(stopwatch.overhead.median == 650)
    let time = stopwatch.time { course.now += 5000 }
    #expect(time.wall == 5025)
    #expect(time.cpu == 5000)
    #expect(time.cpu <= time.wall)
  }

  /// Never below zero, and no 0 that wasn't measured.
  @Test func aTimeBelowTheOverheadStaysAsRead() {
    let course = Course()
    var stopwatch = WriteStopwatch(
      wall: CostlyClock(course: course, cost: 25), cpu: CostlyClock(course: course, cost: 600))
    #expect(stopwatch.time {}.cpu == 650)
  }
}

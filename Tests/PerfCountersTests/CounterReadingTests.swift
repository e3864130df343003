import Testing

@testable import PerfCounters

/// Taking off what counting itself causes: E8, never below 0 and never a wrapped number.
struct CounterReadingTests {
  private func reading(_ outcome: CounterOutcome) -> CounterReading {
    CounterReading(
      name: "interrupts:CAL", unit: "interrupts", domain: .all, rung: .interrupts, outcome: outcome)
  }

  @Test(arguments: [(10, 3, 7), (3, 3, 0), (2, 3, 0), (5, nil, 5)] as [(UInt64, UInt64?, UInt64)])
  func ownCountsAreTakenOff(counted: UInt64, own: UInt64?, left: UInt64) {
    #expect(reading(.counted(counted)).less(own).outcome == .counted(left))
    #expect(
      reading(.estimated(counted, share: 0.5)).less(own).outcome == .estimated(left, share: 0.5))
  }

  @Test func whatWasNotCountedStaysSo() {
    let gone = reading(.unavailable("no tracefs"))
    #expect(gone.less(1) == gone)
  }
}

internal import LinuxHost

/// What became of one request: a counter, a row of /proc, or a reason.
struct CounterSlot {
  let name: String
  let unit: String
  /// Whose work is counted, after a fallback.
  let domain: CounterDomain
  let rung: CounterRung
  /// The row to read, nil for perf events.
  let row: ProcRow?
  /// Why there is no counter, nil if there is one.
  let reason: String?

  /// - Parameter outcome: what was counted; of no account where the request has a reason.
  func reading(_ outcome: CounterOutcome) -> CounterReading {
    CounterReading(
      name: name, unit: unit, domain: domain, rung: rung,
      outcome: reason.map(CounterOutcome.unavailable) ?? outcome)
  }

  /// What to tell of a counter that never got onto the hardware.
  ///
  /// - Parameter watchdog: whether the NMI watchdog holds a counter.
  static func hint(watchdog: Fact<Bool>) -> String {
    let known = "never on the hardware: too many counters at once, or others hold them"
    guard watchdog.value == true else { return known }
    return known + "; the NMI watchdog holds one (sysctl -w kernel.nmi_watchdog=0)"
  }
}

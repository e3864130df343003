/// What one counter said about a stretch of work.
public struct CounterReading: Sendable, Hashable {
  /// The event's name as it was asked for, without the domain: `PAGE-FAULTS`.
  public let name: String
  /// What one count is: `faults`, `ns`, `events`, …
  public let unit: String
  /// Whose work was really counted; differs from what was asked where the kernel allows user mode
  /// only.
  public let domain: CounterDomain
  /// Where the figure comes from.
  public let rung: CounterRung
  /// The figure, or why there is none.
  public let outcome: CounterOutcome

  /// Name with the domain: `PAGE-FAULTS:u`.
  public var label: String { name + domain.suffix }

  /// What to say of a reading that was asked for both modes and counts user mode only.
  public static let userOnlyNote = "\(userOnlyFact); \(userOnlyRemedy)"
  /// Its first half: what the figure leaves out.
  public static let userOnlyFact =
    "user mode only, so the kernel's TLB and page-table work isn't in them"
  /// Its second half: what would help.
  public static let userOnlyRemedy = "root or kernel.perf_event_paranoid ≤ 1 counts both modes"
}

/// Where a figure comes from, best first.
public enum CounterRung: String, Sendable, Hashable, CaseIterable {
  /// A hardware counter of the CPU.
  case hardware
  /// A counter that the kernel keeps for perf.
  case software
  /// A trace point of the kernel.
  case tracepoint
  /// The difference of a row of /proc/interrupts, of the whole machine.
  case interrupts
  /// The difference of a row of /proc/vmstat, of the whole machine.
  case vmstat
}

/// A count and how far it can be trusted.
public enum CounterOutcome: Sendable, Hashable {
  /// Counted all the time.
  case counted(UInt64)
  /// The counter shared the hardware: scaled up from the `share` (0…1) of the time it ran.
  case estimated(UInt64, share: Double)
  /// It never got onto the hardware; the text says what may hold it.
  case neverScheduled(String)
  /// It can't be opened or read; the text says why and what would help.
  case unavailable(String)

  /// The count, nil if there is none.
  public var value: UInt64? {
    switch self {
    case .counted(let value), .estimated(let value, share: _): value
    case .neverScheduled, .unavailable: nil
    }
  }
}

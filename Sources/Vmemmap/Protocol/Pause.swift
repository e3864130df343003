/// How other CPUs are kept from meeting the break.
public enum Pause: String, Sendable, Hashable, CaseIterable {
  /// `stop_machine()`: every other CPU spins with interrupts off (approach B).
  case stopMachine = "stop-machine"
  /// Other CPUs are paused by IPI (approach D).
  case ipi
  /// Nobody is stopped; a walker that faults waits in the fault handler until the resume
  /// (approach A).
  case onFault = "on-fault"

  /// Whether other CPUs really stand still.
  public var stopsCPUs: Bool { self != .onFault }
}

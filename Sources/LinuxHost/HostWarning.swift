/// Something that makes timings on this machine doubtful, with the facts.
public enum HostWarning: Sendable, Hashable {
  /// Page tables and inter-processor interrupts cost more or less than on bare metal.
  case virtualMachine(name: String)
  /// Cycles and TLB misses can't be counted.
  case noPMU
  /// The clock frequency follows the load.
  case frequencyScaling(governor: String)
  /// Others use the CPUs.
  case busy(load: Double, cpus: Int)
  /// Reading the time is slow.
  case slowClock(current: String, available: [String])
  /// The kernel stops the threads for part of each period.
  case quota(cpus: Double, usable: Int)
  /// No other CPU is there to be interrupted.
  case oneCPU
  /// Counters of the kernel's work are refused to this user.
  case paranoid(level: Int)
}

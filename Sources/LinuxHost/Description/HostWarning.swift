/// Something that makes timings on this machine doubtful, with the facts.
public enum HostWarning: Sendable, Hashable {
  /// Page tables and inter-processor interrupts don't cost what they cost on bare metal.
  case virtualMachine(name: String)
  /// Cycles and TLB misses can't be counted.
  case noPMU
  /// The clock frequency follows the load.
  case frequencyScaling(governor: String)
  /// Others use the CPUs.
  case busy(load: Double, cpus: Int)
  /// Reading the time is slow.
  case slowClock(Clocksource)
  /// The kernel stops the threads for part of each period.
  case quota(cpus: Double, usable: Int)
  /// No other CPU is there to be interrupted.
  case oneCPU
  /// Huge pages and HVO aren't set as the owner of the machine set them.
  case unfinishedRun(UnfinishedRun)
  /// Counting the kernel's work is refused to users without privilege.
  case paranoid(level: Int)
}

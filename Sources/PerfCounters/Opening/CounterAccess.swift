/// How a counter is read.
public enum CounterAccess: String, Sendable, Hashable {
  /// By RDPMC, or MRS of PMCCNTR_EL0 and its like, with the kernel's mapped page: no system call
  /// while the counter is on the hardware. Needs cap_user_rdpmc (x86: rdpmc in sysfs is 1 or 2; arm64:
  /// sysctl kernel.perf_user_access).
  case userSpace = "rdpmc"
  /// By one read(2) for the whole group.
  case systemCall = "read"
  /// By reading a file of /proc.
  case procFile = "proc"
}

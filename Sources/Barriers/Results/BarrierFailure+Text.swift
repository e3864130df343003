private import Glibc

extension BarrierFailure: CustomStringConvertible {
  /// One line: what failed, why, and what would help.
  public var description: String {
    switch self {
    case .system(let call, let errno):
      "\(call): \(String(cString: strerror(errno))) (errno \(errno)); \(Self.remedy(errno))"
    case .noRemoteCPU(let usable):
      "no remote CPU: this process may use \(usable) CPU, so no other CPU has anything to flush; "
        + "allow it at least two (taskset, cpuset)"
    case .oversubscribed(let threads, let usable):
      "\(threads) threads on \(usable) CPUs would take turns; use fewer peers or allow more CPUs"
    case .notOnThisArchitecture(let reason):
      "not on this architecture: \(reason)"
    case .allDisturbed(let samples):
      "all \(samples) samples were disturbed, so none is stated; run it on an idle machine"
    case .cancelled:
      "not reached: the run was stopped"
    }
  }

  /// What would help against an `errno` of the calls that this room makes.
  static func remedy(_ errno: Int32) -> String {
    switch errno {
    case EPERM, EACCES:
      "a seccomp filter or the container refuses it: run outside, or allow the call"
    case ENOSYS: "the kernel lacks it, or a seccomp filter hides it"
    case EINVAL: "this kernel does not support the operation, or the CPU is not allowed or offline"
    case ENOMEM: "raise vm.max_map_count or the memory limit"
    case EAGAIN: "raise the limit of threads or of locked memory (ulimit -u, ulimit -l)"
    case ESRCH: "the CPU or thread vanished meanwhile: run again"
    default: "run again; if it stays, report it with this line"
    }
  }
}

/// Why a measurement has no figures. The rest of the run goes on.
public enum BarrierFailure: Error, Sendable, Hashable {
  /// A system call failed.
  /// - Parameter call: the call as its manual page names it.
  case system(call: String, errno: Int32)
  /// It needs another CPU, and this process may use only so many: no IPI would be sent at all.
  case noRemoteCPU(usable: Int)
  /// More threads than CPUs: they would take turns, and the time slice would be measured.
  case oversubscribed(threads: Int, usable: Int)
  /// The instruction does not exist here.
  case notOnThisArchitecture(String)
  /// Every sample was disturbed; so many were taken.
  case allDisturbed(samples: Int)
  /// The run was stopped before it.
  case cancelled
}

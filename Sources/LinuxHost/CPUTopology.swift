/// How the online CPUs share cores and sockets.
public struct CPUTopology: Sendable, Hashable {
  /// Sockets with an online CPU.
  public let packages: Int
  /// Cores with an online CPU.
  public let cores: Int
  /// Online CPUs.
  public let threads: Int
  /// Online CPUs of each core with more than one.
  public let siblings: [CPUList]
}

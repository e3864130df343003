/// What HVO adds to one operation of a pool of the running kernel: HVO on less HVO off.
public struct KernelCostRow: Sendable, Hashable, Codable {
  public var sizeBytes: Int64
  public var operation: KernelTimingRow.Operation
  public var rcu: KernelTimingRow.RCU
  /// CPU time of the writing thread per huge page. An interval that holds 0 means that HVO on and off
  /// can't be told apart.
  public var cpuPerHugePage: Figure
  /// Wall time per huge page.
  public var wallPerHugePage: Figure
  /// CPU time per write, whatever the number of pages.
  public var cpuPerWrite: Figure
  /// Wall time per write: the wait for RCU is in it.
  public var wallPerWrite: Figure
  /// Rounds behind the figures.
  public var rounds: Int

  public init(
    sizeBytes: Int64, operation: KernelTimingRow.Operation, rcu: KernelTimingRow.RCU,
    cpuPerHugePage: Figure, wallPerHugePage: Figure, cpuPerWrite: Figure, wallPerWrite: Figure,
    rounds: Int
  ) {
    self.sizeBytes = sizeBytes
    self.operation = operation
    self.rcu = rcu
    self.cpuPerHugePage = cpuPerHugePage
    self.wallPerHugePage = wallPerHugePage
    self.cpuPerWrite = cpuPerWrite
    self.wallPerWrite = wallPerWrite
    self.rounds = rounds
  }
}

public import HugeTLB

/// Sums over hosts.
public struct FleetTotal: Sendable {
  /// Hosts of all classes.
  public private(set) var hosts: UInt64 = 0
  /// Memory of the hosts whose memory is known.
  public private(set) var memory: UInt64 = 0
  /// Hosts whose memory is known.
  public private(set) var hostsWithMemory: UInt64 = 0
  /// Of all pools on all hosts.
  public private(set) var budget = VmemmapBudget.none
  /// The part of it on kernels that have HVO.
  public private(set) var supported = VmemmapBudget.none
  /// What the hosts win in hosts' worth of memory: the sum of net / memory, of supported kernels.
  public private(set) var hostsWorth = 0.0

  /// Adds one pool of a class.
  mutating func add(_ row: FleetRow, _ savings: PoolSavings) throws(SavingsError) {
    let all = try savings.budget.times(row.hosts)
    let sum = try budget.adding(all)
    if row.model.support.isSupported {
      supported = try supported.adding(all)
      if let memory = row.memory, memory.bytes > 0 {
        hostsWorth += Double(all.net) / Double(memory.bytes)
      }
    }
    budget = sum
  }

  /// Adds the hosts of a class.
  mutating func addHosts(_ row: FleetRow) throws(SavingsError) {
    let count = hosts.addingReportingOverflow(row.hosts)
    let bytes = (row.memory?.bytes ?? 0).multipliedReportingOverflow(by: row.hosts)
    let sum = memory.addingReportingOverflow(bytes.partialValue)
    guard !count.overflow, !bytes.overflow, !sum.overflow, sum.partialValue <= ByteCount.max.bytes,
      count.partialValue <= ByteCount.max.bytes
    else { throw .overflow("the fleet's memory") }
    hosts = count.partialValue
    memory = sum.partialValue
    if row.memory != nil { hostsWithMemory += row.hosts }
  }
}

public import HugeTLB

/// What HVO saves on the hosts of one class; sizes are of one host.
public struct HostClass: Sendable {
  /// As the file has it.
  public let name: String
  public let hosts: UInt64
  public let memory: ByteCount?
  public let model: KernelModel
  /// Line of its first row.
  public let line: Int
  /// The pools of one host: size, node and huge pages, in the order of the file.
  public private(set) var pools: [FleetPool] = []
  /// All pools of one host together.
  public private(set) var budget: VmemmapBudget
  /// Huge pages allocated and freed per second on one host; nil if no row states it.
  public private(set) var churn: Double?

  /// The most pools that are kept apart.
  static let mostPools = 64

  init(_ name: String, _ row: FleetRow, line: Int) {
    self.name = name
    self.line = line
    (hosts, memory, model) = (row.hosts, row.memory, row.model)
    budget = .none
  }

  /// Adds a row of the class.
  ///
  /// - Returns: whether a pool of the same size and node was there already, so that they were summed.
  mutating func add(_ row: FleetRow, _ savings: PoolSavings) throws(SavingsError) -> Bool {
    let sum = try budget.adding(savings.budget)
    if let memory, sum.pool > memory.bytes {
      throw .exceedsMemory(pool: ByteCount(sum.pool) ?? .max, memory: memory)
    }
    let same = pools.firstIndex { $0.size == row.pool.size && $0.node == row.node }
    if let same {
      pools[same].count += row.pool.count  // their bytes are below 2^63 together
    } else if pools.count < Self.mostPools {
      pools.append(FleetPool(size: row.pool.size, node: row.node, count: row.pool.count))
    }
    budget = sum
    if let more = row.churn { churn = (churn ?? 0) + more }
    return same != nil
  }

  /// What differs between this class and a further row of it; nil if nothing does.
  func difference(_ row: FleetRow) -> (field: FleetField, here: String)? {
    if row.hosts != hosts { return (.hosts, "\(hosts)") }
    if row.memory != memory { return (.memory, memory?.description ?? "nothing") }
    if row.model != model { return (.kernel, "another kernel or architecture") }
    return nil
  }

  /// One host's memory in parts that add up; nil without the memory, or if they don't fit it.
  public var balance: MemoryBalance? { memory.flatMap { MemoryBalance(budget, of: $0) } }
}

/// One pool of a host.
public struct FleetPool: Sendable, Hashable {
  public let size: HugePageSize
  public let node: UInt32?
  public fileprivate(set) var count: UInt64
}

/// What HVO saves on the hosts of one class of a fleet.
public struct PlanRow: Sendable, Hashable, Codable {
  /// One pool of a host.
  public struct PlannedPool: Sendable, Hashable, Codable {
    public var sizeBytes: Int64
    /// NUMA node; nil: the whole host.
    public var node: Int64?
    public var count: Int64

    public init(sizeBytes: Int64, node: Int64?, count: Int64) {
      (self.sizeBytes, self.node, self.count) = (sizeBytes, node, count)
    }
  }

  /// As the file names it.
  public var name: String
  public var hosts: Int64
  public var architecture: String
  public var basePageBytes: Int64
  public var structPageBytes: Int64
  /// nil: the newest rule.
  public var kernel: String?
  /// Whether this kernel has HVO.
  public var isSupported: Bool
  /// Why it has or hasn't.
  public var support: String
  /// Of one host.
  public var pools: [PlannedPool]
  // What follows is of one host.
  public var memoryBytes: Int64?
  public var poolBytes: Int64
  public var vmemmapBeforeBytes: Int64
  public var vmemmapAfterBytes: Int64
  /// What HVO frees, nothing deducted; nil in files of before this was written.
  public var vmemmapFreedBytes: Int64?
  /// Page tables and shared tail pages.
  public var spentBytes: Int64
  /// Memory less pools and vmemmap, without HVO.
  public var restBeforeBytes: Int64?
  /// The same with HVO, and what it spends taken off.
  public var restAfterBytes: Int64?
  public var netBytes: Int64
  /// Of all hosts of the class.
  public var classNetBytes: Int64
  /// Worth of that per month.
  public var worth: Figure
  /// Hosts of this class whose memory that is.
  public var hostsWorth: Figure
  /// Huge pages allocated and freed per second on one host.
  public var churn: Figure
  /// Cores that HVO keeps busy on one host, by the costs of another result; nil if none was given.
  public var cpuCores: Figure?
  /// nil if none may run.
  public var protocolID: String?
  public var protocolReason: String
  public var notes: [String]
}

/// The sums of a fleet.
public struct PlanTotal: Sendable, Hashable, Codable {
  public var file: String
  /// Rows that count.
  public var rows: Int64
  /// Rows that were left out.
  public var badRows: Int64
  public var classes: Int64
  public var hosts: Int64
  /// Of the hosts whose memory is known; nil if none is.
  public var memoryBytes: Int64?
  public var poolBytes: Int64
  public var vmemmapBeforeBytes: Int64
  public var vmemmapAfterBytes: Int64
  /// What HVO frees, nothing deducted; nil in files of before this was written.
  public var vmemmapFreedBytes: Int64?
  public var spentBytes: Int64
  /// On kernels that have HVO.
  public var netBytes: Int64
  /// On kernels that haven't.
  public var wouldNetBytes: Int64
  public var worth: Figure
  /// Hosts whose memory that is.
  public var hostsWorth: Figure
}

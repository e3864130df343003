/// Whether the kernel's vmemmap optimization is on.
public enum HVOState: Sendable, Hashable {
  /// Newly allocated huge pages are optimized.
  case on
  /// It is there and switched off.
  case off
  /// This kernel or machine can't do it.
  case unavailable(HVOObstacle)
  /// It could not be found out; the text says why.
  case unknown(String)
}

extension HVOState: CustomStringConvertible {
  /// `on`, `off`, or one line with the reason.
  public var description: String {
    switch self {
    case .on: "on"
    case .off: "off"
    case .unavailable(let obstacle): "unavailable: \(obstacle)"
    case .unknown(let reason): "unknown: \(reason)"
    }
  }
}

/// The state of HVO, with all that it was read from.
public struct HVOStatus: Sendable, Hashable {
  /// What the rest comes to.
  public let state: HVOState
  /// CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP of the running kernel.
  public let compiledIn: Fact<Bool>
  /// `hugetlb_free_vmemmap=` on the boot command line; nil if it isn't given.
  public let bootParameter: Fact<Bool?>
  /// `vm.hugetlb_optimize_vmemmap`.
  public let sysctl: Fact<Bool>
  /// Whether the sysctl can be written: false where the kernel fixes it at boot, unknown with the
  /// reason where only this process can't.
  public let writable: Fact<Bool>
  /// Whether hot-added memory holds its own vmemmap, which HVO then leaves alone (since v6.0).
  public let memmapOnMemory: Fact<Bool>

  /// Reads it.
  public init(of host: HostMachine = HostMachine()) {
    self.init(of: host, structPage: StructPageReading(of: host))
  }

  /// Reads it, with what is known of `struct page`.
  init(of host: HostMachine, structPage: StructPageReading) {
    let configured = Self.readConfiguration(host)
    bootParameter = Fact { () throws(HostError) in try host.root.text(of: .bootCommandLine) }
      .map { BootCommandLine($0).flag("hugetlb_free_vmemmap") }
    sysctl = Fact { () throws(HostError) in try host.root.flag(in: .optimizeVmemmap) }
    // A kernel without it has no such sysctl.
    compiledIn =
      configured.value == nil && host.root.exists(.optimizeVmemmap) ? .known(true) : configured
    writable = Self.readWritability(host.root)
    memmapOnMemory = Fact { () throws(HostError) in try host.root.flag(in: .memmapOnMemory) }
    state =
      HVOJudgement(
        release: KernelRelease(host.system.kernelRelease), machine: host.system.machine,
        hasHugeTLB: host.root.exists(.hugePagePools),
        showsKernel: [.memorySysctls, .memoryManagement].allSatisfy(host.root.exists),
        sysctlExists: host.root.exists(.optimizeVmemmap), sysctl: sysctl,
        compiledIn: compiledIn, bootParameter: bootParameter.value ?? nil,
        memmapOnMemory: memmapOnMemory.value ?? false, structPage: structPage
      ).state
  }

  /// The option had another name from v5.14 to v5.18.
  private static func readConfiguration(_ host: HostMachine) -> Fact<Bool> {
    Fact { () throws(HostError) in try KernelConfiguration(of: host) }.map {
      $0.isOn("CONFIG_HUGETLB_PAGE_OPTIMIZE_VMEMMAP") || $0.isOn("CONFIG_HUGETLB_PAGE_FREE_VMEMMAP")
    }
  }

  private static func readWritability(_ root: HostRoot) -> Fact<Bool> {
    Fact { () throws(HostError) in
      guard try root.mode(of: .optimizeVmemmap) & 0o222 != 0 else { return false }
      try root.writability(of: .optimizeVmemmap)
      return true
    }
  }
}

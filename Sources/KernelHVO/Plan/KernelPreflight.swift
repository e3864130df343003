public import HugeTLB
public import LinuxHost

/// Looks whether a plan can be carried out, without changing anything.
public struct KernelPreflight: Sendable {
  /// The kernel's rules, for what is predicted.
  public let model: KernelModel
  /// Whether HVO is on now, and can be switched.
  public let status: HVOStatus
  /// The pools of every size.
  public let pools: HugePagePools
  /// The memory that may be used.
  public let room: KernelRoom
  /// The node to use; nil on a machine with one.
  public let node: Int?

  /// Reads the machine.
  ///
  /// - Parameter node: nil for the one with most free memory.
  /// - Throws: why nothing can be measured at all, such as a kernel without HVO.
  public init(_ host: HostMachine, model: KernelModel, node: Int? = nil) throws(KernelProblem) {
    self.model = model
    status = HVOStatus(of: host)
    switch HugePagePools.read(from: host) {
    case .known(let pools): self.pools = pools
    case .unknown(let reason): throw .noPools(reason)
    }
    switch status.state {
    case .on, .off: break
    case .unavailable(let obstacle): throw .noSwitch("\(obstacle)")
    case .unknown(let reason): throw .noSwitch(reason)
    }
    switch status.writable {
    case .known(true): break
    case .known(false):
      throw .noSwitch(
        "\(SystemSetting.optimizeVmemmap) is read-only: this kernel fixes HVO at boot")
    case .unknown(let reason): throw .noSwitch(reason)
    }
    let nodes = host.root.nodes
    if let node, !nodes.contains(node) { throw .noNode(node, has: nodes) }
    self.node =
      nodes.count > 1
      ? node ?? nodes.max { Self.free($0, host.root) < Self.free($1, host.root) } : nil
    room = KernelRoom(of: host.root, node: self.node)
  }

  /// Checks what is asked for, or chooses it: at most 4096 pages of 2M and 8 of 1G.
  ///
  /// - Parameter counts: nil for a size to choose.
  public func loads(_ sizes: [HugePageSize], counts: [HugePageSize: UInt64])
    throws(KernelProblem) -> [KernelPlan.Load]
  {
    var loads: [KernelPlan.Load] = []
    for size in sizes {
      guard pools.sizes.contains(size) else { throw .noSize(size, has: pools.sizes) }
      let most = room.pages(of: size)
      let asked = counts[size] ?? min(most, size >= .g1 ? 8 : 4096)
      guard asked >= 1, asked <= most else { throw .noRoom(room, size, asked: max(1, asked)) }
      loads.append(KernelPlan.Load(size, count: asked))
    }
    guard loads.contains(where: { saves($0.size) }) else {
      throw .nothingToMeasure("HVO saves nothing on the sizes asked for: nothing to measure")
    }
    return loads
  }

  /// The pages to hold meanwhile: of the smallest size of which HVO frees anything.
  public var base: KernelPlan.Load? {
    pools.sizes.first(where: saves).map { KernelPlan.Load($0, count: 4) }
  }

  /// Whether HVO frees pages of this size.
  func saves(_ size: HugePageSize) -> Bool { OptimizableVmemmap(size, in: model).freed > 0 }

  /// Checks that every file of the plan can be written.
  public func checkWritable(_ plan: KernelPlan, root: HostRoot) throws(KernelProblem) {
    for setting in plan.settings {
      do { try root.checkWritable(setting.path) } catch { throw .notWritable(error) }
    }
  }

  private static func free(_ node: Int, _ root: HostRoot) -> UInt64 {
    MemoryState.free(onNode: node, of: root) ?? 0
  }
}

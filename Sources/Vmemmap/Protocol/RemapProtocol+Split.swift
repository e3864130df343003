// The split apart from the remap: a vmemmap PMD is split once in the life of a kernel, so the
// steady state runs only what comes after it.
extension RemapProtocol {
  /// Which of the two sequences of a protocol.
  public enum Direction: String, Sendable, Hashable, CaseIterable {
    /// HVO.
    case optimize
    /// De-HVO.
    case restore
  }

  /// The phases of one direction, in order.
  public func phases(_ direction: Direction) -> [Phase] {
    direction == .optimize ? optimize : restore
  }

  /// The phases of `optimize` that split blocks, each with the flush that completes it.
  ///
  /// Empty if nothing is split. In every built-in they come first:
  /// `optimize == splitPhases + remapPhases`.
  public var splitPhases: [Phase] { parted.split }

  /// The other phases of `optimize`.
  public var remapPhases: [Phase] { parted.remap }

  /// The same protocol for a vmemmap that base pages map: nothing is split, nor flushed for a split.
  ///
  /// A split straight into PTEs of another permission also changed that permission; that part stays
  /// as a store of its own, with the flush that the split had.
  public func withoutSplit() -> RemapProtocol { withoutSplit(flushes: []) }

  /// The same protocol once every block was split: its steady state.
  ///
  /// The search for blocks finds none, and a batch's flush after it comes all the same
  /// (`hugetlb_vmemmap_optimize_folios`, since v6.7); folio by folio it came with a split only.
  public func afterSplit() -> RemapProtocol {
    withoutSplit(
      flushes: batching == .batched ? splitPhases.filter { $0.scope == .batch } : [])
  }

  private func withoutSplit(flushes: [Phase]) -> RemapProtocol {
    guard !splitPhases.isEmpty else { return self }
    var phases = flushes
    if let permission = splitPermission, permission != .readWrite {
      phases = [
        Phase(
          "make the entries \(permission.rawValue) at their own frames", per: .folio,
          [.set(.all, .page(.own, permission))])
      ]
      phases +=
        flushes.isEmpty
        ? [Phase("one flush for the batch", per: .batch, Step.flushAll)] : flushes
    }
    return RemapProtocol(
      id: id, title: title, source: source, start: .basePages, batching: batching,
      split: .notNeeded, tailFrame: tailFrame, optimize: phases + remapPhases, restore: restore)
  }

  /// The permission of the PTEs that a block is split into.
  var splitPermission: Permission? {
    for phase in splitPhases {
      for case .populate(let permission) in phase.steps { return permission }
    }
    return nil
  }

  private var parted: (split: [Phase], remap: [Phase]) {
    var split: [Phase] = []
    var remap: [Phase] = []
    var follows = false
    for phase in optimize {
      follows = phase.scope == .blockPMD || follows && phase.scope == .batch && phase.onlyFlushes
      if follows { split.append(phase) } else { remap.append(phase) }
    }
    return (split, remap)
  }
}

extension Phase {
  /// Whether the phase does nothing but invalidate TLBs and wait.
  var onlyFlushes: Bool {
    steps.allSatisfy {
      switch $0 {
      case .tlbi, .barrier: true
      default: false
      }
    }
  }
}

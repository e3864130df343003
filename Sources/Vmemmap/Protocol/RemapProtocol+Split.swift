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

  /// The leading phases of `optimize` that split blocks, and the flush that completes them.
  ///
  /// Empty if nothing is split. `optimize` is `splitPhases + remapPhases`.
  public var splitPhases: [Phase] { Array(optimize[..<endOfSplit]) }

  /// The phases of `optimize` after the split.
  public var remapPhases: [Phase] { Array(optimize[endOfSplit...]) }

  /// The same protocol for a vmemmap that is mapped by base pages, or was split before.
  ///
  /// A split straight into PTEs of another permission also changed that permission; that part stays
  /// as a store of its own, with the flush that the split had.
  public func withoutSplit() -> RemapProtocol {
    guard endOfSplit > 0 else { return self }
    var phases = remapPhases
    if let permission = splitPermission, permission != .readWrite {
      phases =
        [
          Phase("make the entries \(permission.rawValue) at their own frames", per: .folio,
            [.set(.all, .page(.own, permission))]),
          Phase("one flush for the batch", per: .batch, Step.flushAll),
        ] + phases
    }
    return RemapProtocol(
      id: id, title: title, source: source, start: .basePages, batching: batching,
      split: .notNeeded, tailFrame: tailFrame, optimize: phases, restore: restore)
  }

  /// The permission of the PTEs that a block is split into.
  var splitPermission: Permission? {
    for phase in splitPhases {
      for case .populate(let permission) in phase.steps { return permission }
    }
    return nil
  }

  private var endOfSplit: Int {
    guard let last = optimize.lastIndex(where: { $0.scope == .blockPMD }) else { return 0 }
    let rest = optimize[(last + 1)...]
    return rest.firstIndex { $0.scope != .batch || !$0.onlyFlushes } ?? optimize.endIndex
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

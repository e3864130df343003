/// How far a batch came.
public enum RemapOutcome: Sendable, Hashable {
  /// Every folio of the range is in the state asked for.
  case complete(folios: Int)
  /// Only these many are; the rest are as they were, or partly remapped (`RemapShortfall.gaveUp`),
  /// and in each case consistent.
  case partly(folios: Int, RemapShortfall)
  /// None is, and nothing was changed but for PMDs split on the way.
  case refused(RemapShortfall)

  /// Folios that reached the state asked for.
  public var folios: Int {
    switch self {
    case .complete(let folios), .partly(let folios, _): folios
    case .refused: 0
    }
  }
}

/// Why a folio wasn't optimised or restored.
public enum RemapShortfall: Error, Sendable, Hashable {
  /// The folio's `struct page`s fill at most one vmemmap page.
  case nothingToSave
  /// -ENOMEM: no frame for the head copy, the shared tail page or the restored tails.
  case outOfFrames
  /// -ENOMEM: no frame for a PTE table; the split loop ends there.
  case outOfTables
  /// -EAGAIN: a compare-and-swap failed `RemapProtocol.swapTries` times.
  case gaveUp
  /// A vmemmap PMD is still a block and the protocol has no phase that splits it.
  case stillBlocks
  /// The protocol starts unmapped and the range is mapped, or the other way round.
  case wrongStart
  /// The range isn't made of whole folios of the size asked for.
  case notAFolio
  /// The descriptor format can't express a mapping of the protocol.
  case notRepresentable(Mapping)
  /// A step that makes no sense in its phase or direction, and where it stands, from 0.
  case misplaced(Step, phase: Int, index: Int)
}

extension RemapShortfall: CustomStringConvertible {
  public var description: String {
    switch self {
    case .nothingToSave: "the struct pages fill at most one vmemmap page: nothing to save"
    case .outOfFrames: "ENOMEM: no frame for struct pages"
    case .outOfTables: "ENOMEM: no frame for a PTE table"
    case .gaveUp: "EAGAIN: a compare-and-swap failed \(RemapProtocol.swapTries) times"
    case .stillBlocks: "the vmemmap is mapped by blocks and the protocol doesn't split them"
    case .wrongStart: "the protocol starts from another mapping of the vmemmap"
    case .notAFolio: "the range isn't made of whole huge pages of this size"
    case .notRepresentable(let mapping): "the architecture has no descriptor for \(mapping)"
    case .misplaced(let step, _, _): "the step \(step) has no meaning in its phase"
    }
  }
}

/// The outcome of one batch and what it took.
public struct RemapRun: Sendable, Hashable {
  public var outcome: RemapOutcome
  public var counts: StepCounts
}

/// The built-in protocols: the one list of their names, in the order of the reports.
public enum BuiltInProtocol: String, Sendable, CaseIterable {
  case direct
  case directPerFolio = "direct-per-folio"
  case directHeadInPlace = "direct-head-in-place"
  case directHeadInPlacePerFolio = "direct-head-in-place-per-folio"
  case sharedTails = "shared-tails"
  case sharedTailsHeadInPlace = "shared-tails-head-in-place"
  case stopMachine = "stop-machine"
  case ipiPause = "ipi-pause"
  case faultHandled = "fault-handled"
  case readOnlyFirst = "ro-first"
  case readOnlyFirstWritableSplit = "ro-first-rw-split"
  case readOnlyFirstWritableHead = "ro-first-rw-head"
  case readOnlyFirstHeadCopy = "ro-first-head-copy"
  case sharedTailsReadOnlyFirst = "shared-tails-ro-first"
  case sharedTailsReadOnlyFirstHeadInPlace = "shared-tails-ro-first-head-in-place"
  case accessFlag = "access-flag"
  case bootTime = "boot-time"

  /// How the protocol splits blocks unless told otherwise.
  public var usualSplit: SplitMethod {
    switch self {
    case .stopMachine, .ipiPause, .faultHandled: .withBreak
    case .accessFlag: .accessFlag
    case .bootTime: .notNeeded
    default: .overwrite
    }
  }

  /// The protocol as data.
  ///
  /// - Parameter split: how blocks are split; `.notNeeded` gives the form for a vmemmap that is
  ///   mapped by base pages or was split before. Boot time splits nothing, whatever is asked.
  public func make(split: SplitMethod? = nil) -> RemapProtocol {
    let split = split ?? usualSplit
    return switch self {
    case .direct: .direct(id: rawValue, split: split, batching: .batched)
    case .directPerFolio: .direct(id: rawValue, split: split, batching: .perFolio)
    case .directHeadInPlace: .directHeadInPlace(id: rawValue, split: split, batching: .batched)
    case .directHeadInPlacePerFolio:
      .directHeadInPlace(id: rawValue, split: split, batching: .perFolio)
    case .sharedTails: .sharedTails(id: rawValue, split: split)
    case .sharedTailsHeadInPlace: .sharedTailsHeadInPlace(id: rawValue, split: split)
    case .stopMachine: .stopMachine(id: rawValue, split: split)
    case .ipiPause: .ipiPause(id: rawValue, split: split)
    case .faultHandled: .faultHandled(id: rawValue, split: split)
    case .readOnlyFirst: .readOnlyFirst(id: rawValue, split: split)
    case .readOnlyFirstWritableSplit: .readOnlyFirstWritableSplit(id: rawValue, split: split)
    case .readOnlyFirstWritableHead: .readOnlyFirstWritableHead(id: rawValue, split: split)
    case .readOnlyFirstHeadCopy: .readOnlyFirstHeadCopy(id: rawValue, split: split)
    case .sharedTailsReadOnlyFirst: .sharedTailsReadOnlyFirst(id: rawValue, split: split)
    case .sharedTailsReadOnlyFirstHeadInPlace:
      .sharedTailsReadOnlyFirstHeadInPlace(id: rawValue, split: split)
    case .accessFlag: .accessFlag(id: rawValue, split: split)
    case .bootTime: .bootTime(id: rawValue)
    }
  }
}

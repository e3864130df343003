/// What a run executed, counted.
public struct StepCounts: Sendable, Hashable {
  /// Stores to live page-table entries.
  public var entryStores = 0
  /// Entries written while a PTE table was filled, before anything could walk it.
  public var tableFillStores = 0
  /// Entries whose Access flag was cleared.
  public var accessFlagClears = 0
  /// Compare-and-swaps that succeeded.
  public var swaps = 0
  /// Compare-and-swaps that failed, each repeated or given up.
  public var failedSwaps = 0
  /// Frames copied.
  public var framesCopied = 0
  /// Frames allocated for `struct page`s; PTE pages apart.
  public var framesAllocated = 0
  /// Frames freed.
  public var framesFreed = 0
  /// PTE pages allocated by splits.
  public var ptePages = 0
  /// Pauses ended.
  public var resumes = 0

  private var barriers = Tally<6>()
  private var pauses = Tally<3>()
  private var invalidations = Tally<10>()

  public init() {}

  /// Barriers of one kind.
  public subscript(barrier: Barrier) -> Int {
    get { barriers[barrier.index] }
    set { barriers[barrier.index] = newValue }
  }

  /// Pauses of one kind.
  public subscript(pause: Pause) -> Int {
    get { pauses[pause.index] }
    set { pauses[pause.index] = newValue }
  }

  /// TLBI instructions with the mnemonic of `invalidation`.
  public subscript(invalidation: TLBInvalidation) -> Int {
    get { invalidations[invalidation.form.rawValue] }
    set { invalidations[invalidation.form.rawValue] = newValue }
  }

  /// TLBI instructions by mnemonic, without those never executed.
  public var tlbis: [(mnemonic: String, count: Int)] {
    TLBInvalidation.Form.allCases.compactMap {
      let count = invalidations[$0.rawValue]
      return count == 0 ? nil : (String(describing: $0), count)
    }
  }

  public var totalTLBIs: Int { invalidations.total }

  public static func += (left: inout Self, right: Self) {
    left.entryStores += right.entryStores
    left.tableFillStores += right.tableFillStores
    left.accessFlagClears += right.accessFlagClears
    left.swaps += right.swaps
    left.failedSwaps += right.failedSwaps
    left.framesCopied += right.framesCopied
    left.framesAllocated += right.framesAllocated
    left.framesFreed += right.framesFreed
    left.ptePages += right.ptePages
    left.resumes += right.resumes
    left.barriers += right.barriers
    left.pauses += right.pauses
    left.invalidations += right.invalidations
  }
}

extension Barrier {
  /// Position in `StepCounts`.
  var index: Int {
    switch self {
    case .wmb: 0
    case .dsbIshst: 1
    case .dsbIsh: 2
    case .dsbNshst: 3
    case .dsbNsh: 4
    case .isb: 5
    }
  }
}

extension Pause {
  /// Position in `StepCounts`.
  var index: Int {
    switch self {
    case .stopMachine: 0
    case .ipi: 1
    case .onFault: 2
    }
  }
}

/// A complete sequence that optimises folios (HVO) and restores them (de-HVO), as data.
///
/// The simulator runs it, the checker judges it and the cost report counts it, so what is timed is
/// what is checked.
public struct RemapProtocol: Sendable, Hashable {
  /// How the vmemmap of a folio is mapped before the protocol starts.
  public enum Start: String, Sendable, Hashable {
    /// By PMD blocks, writable: the split is part of the protocol.
    case blocks
    /// By base pages, writable: nothing to split.
    case basePages = "base-pages"
    /// Not at all yet (boot time).
    case unmapped
  }
  /// How many folios one pass of the phases takes.
  public enum Batching: String, Sendable, Hashable {
    /// Each phase runs over every folio of the batch before the next (v6.7 and later).
    case batched
    /// All phases run for one folio before the next folio.
    case perFolio = "per-folio"
  }

  /// How often a failed compare-and-swap is repeated before the folio is given up.
  public static let swapTries = 16

  /// Short name, as `--protocol` takes it.
  public let id: String
  /// One line in the field's words.
  public let title: String
  /// Who proposed or ships it.
  public let source: String
  public let start: Start
  public let batching: Batching
  /// How block PMDs are split.
  public let split: SplitMethod
  /// Where the tails map after HVO.
  public let tailFrame: Frame
  /// HVO: the phases after the split come last, in order.
  public let optimize: [Phase]
  /// De-HVO.
  public let restore: [Phase]

  public init(
    id: String, title: String, source: String, start: Start, batching: Batching = .batched,
    split: SplitMethod, tailFrame: Frame, optimize: [Phase], restore: [Phase]
  ) {
    self.id = id
    self.title = title
    self.source = source
    self.start = start
    self.batching = batching
    self.split = split
    self.tailFrame = tailFrame
    self.optimize = optimize
    self.restore = restore
  }

  /// Whether hardware Access flag updates (FEAT_HAFDBS) are needed on every CPU.
  public var needsHardwareAccessFlag: Bool {
    (optimize + restore).contains {
      $0.steps.contains { if case .swap = $0 { true } else { false } }
    }
  }
}

/// One direction of a protocol, ready to run on tables of one format.
///
/// Sendable: what its sections point to never changes. `ReadyPlan` keeps it: a plan without
/// references of its own is passed on without counting them.
struct Plan: @unchecked Sendable {
  struct Section {
    let scope: Phase.Scope
    let operations: UnsafeBufferPointer<Operation>
    /// Folios are independent: each operation may run over many folios before the next one.
    let isChunked: Bool
    /// Entries are gone over once at most.
    let isOnePass: Bool
    /// Every allocation comes before anything is changed, so a folio that fails can be retried.
    let allocatesFirst: Bool
    /// Frames that earlier phases allocated for each folio.
    let allocatedBefore: FrameSet
    /// Own frames that nothing maps may be freed early: no later phase names them or may fail.
    let ownUnneededAfter: Bool
  }

  let direction: RemapProtocol.Direction
  let batching: RemapProtocol.Batching
  let start: RemapProtocol.Start
  let sections: UnsafeBufferPointer<Section>
  /// Where the sections end that split blocks: from here on there are PTEs.
  let splitEnd: Int
  /// Whether the frames mapped at the start have to be recorded.
  let needsOwn: Bool
  /// Whether tails end up on frames that aren't theirs.
  let movesTails: Bool
  /// Whether frames may be kept as rows: no entry is worked on alone.
  let keepsRows: Bool
  let templates: Templates

  /// What a plan's sections point to.
  struct Memory {
    let sections: FixedList<Section>
    let operations: [FixedList<Operation>]
  }
}

/// A plan with what it points to, and the protocol that it was made from, whose phases stay where
/// they are as long as this is kept.
final class ReadyPlan: Sendable {
  private let `protocol`: RemapProtocol
  let plan: Plan
  private let memory: Plan.Memory?

  init<Format: DescriptorFormat>(
    _ protocol: RemapProtocol, _ direction: RemapProtocol.Direction, _ format: Format.Type
  ) throws(RemapShortfall) {
    self.protocol = `protocol`
    var memory: Plan.Memory?
    plan = try Plan(`protocol`, direction, format, &memory)
    self.memory = memory
  }

}

extension Plan {
  /// What tells the protocols apart that plans were made from, as long as these are kept: where
  /// their phases stand in memory.
  struct Key: Equatable, Sendable {
    private let optimize: UInt
    private let restore: UInt
    private let start: RemapProtocol.Start
    private let batching: RemapProtocol.Batching

    init(_ protocol: RemapProtocol) {
      optimize = `protocol`.optimize.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
      restore = `protocol`.restore.withUnsafeBufferPointer { UInt(bitPattern: $0.baseAddress) }
      start = `protocol`.start
      batching = `protocol`.batching
    }
  }
}

/// The templates that repairs and splits need beside those of the protocol.
struct Templates {
  let writable: UInt64
  let readOnly: UInt64
  let block: UInt64
  let table: UInt64
  let accessFlag: UInt64

  init<Format: DescriptorFormat>(_: Format.Type) {
    // Both formats express the kernel's own mappings.
    writable = Format.template(for: .page(.own, .readWrite)) ?? 0
    readOnly = Format.template(for: .page(.own, .readOnly)) ?? 0
    block = Format.template(for: .block(.readWrite, nT: false)) ?? 0
    table = Format.template(for: .table) ?? 0
    accessFlag = Format.accessFlag
  }
}

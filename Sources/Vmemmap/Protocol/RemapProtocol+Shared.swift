// The pieces that several built-in protocols are made of.
extension RemapProtocol {
  /// The start that goes with a way to split.
  static func start(for split: SplitMethod) -> Start { split == .notNeeded ? .basePages : .blocks }

  /// Copies the head's frame: PTE 0 will move onto the copy.
  static let copyHead: [Step] = [
    .allocate(.headCopy), .copy(from: .headOwn, to: .headCopy), .barrier(.wmb),
  ]

  /// New frames for the tails with the contents that they show now.
  static let copyTails: [Step] = [
    .allocate(.fresh), .copy(from: .mapped, to: .fresh), .barrier(.wmb),
  ]

  /// De-HVO as the kernel does it: writable new frames by plain stores, one flush a batch.
  static let directRestore: [Phase] = [
    Phase(
      "copy each tail page and map it writable", per: .folio,
      copyTails + [.set(.tails, .page(.fresh, .readWrite))]),
    Phase("one flush for the batch", per: .batch, Step.flushAll),
  ]

  /// De-HVO with the new frames read-only first.
  static let readOnlyFirstRestore: [Phase] = [
    Phase(
      "copy each tail page and map the copy read-only", per: .folio,
      copyTails + [.set(.tails, .page(.fresh, .readOnly))]),
    Phase("one flush for the batch", per: .batch, Step.flushAll),
    Phase("make the tails writable", per: .folio, [.set(.tails, .page(.fresh, .readWrite))]),
    Phase("one flush for the batch", per: .batch, Step.flushAll),
  ]
}

// Approach F: entries are made read-only at their own frame before the frame changes.
extension RemapProtocol {
  /// The six steps and three flushes of the thread: blocks split straight into read-only PTEs,
  /// tails moved onto the head's frame, PTE 0 made writable again.
  static func readOnlyFirst(id: String, split: SplitMethod) -> RemapProtocol {
    readOnlyFirst(
      id: id, title: "read-only first: the thread's six steps",
      source: "approach F: Marinas and Zhao, 10 July 2024", split: split,
      splitsReadOnly: true, headReadOnly: true, copiesHead: false, tails: .headOwn)
  }

  /// RO-first with the split kept apart from the permission change: blocks split into writable
  /// PTEs, which FEAT_BBM level 2 covers, and made read-only afterwards; one more flush.
  static func readOnlyFirstWritableSplit(
    id: String, split: SplitMethod
  ) -> RemapProtocol {
    readOnlyFirst(
      id: id, title: "read-only first, after a split into writable PTEs",
      source: "variant of approach F", split: split,
      splitsReadOnly: false, headReadOnly: true, copiesHead: false, tails: .headOwn)
  }

  /// RO-first without the temporary read-only mapping of PTE 0.
  static func readOnlyFirstWritableHead(id: String, split: SplitMethod) -> RemapProtocol {
    readOnlyFirst(
      id: id, title: "read-only first, PTE 0 writable and in place throughout",
      source: "variant of approach F", split: split,
      headReadOnly: false, copiesHead: false, tails: .headOwn)
  }

  /// RO-first with PTE 0 moved onto a copy while it is read-only.
  static func readOnlyFirstHeadCopy(id: String, split: SplitMethod) -> RemapProtocol {
    readOnlyFirst(
      id: id, title: "read-only first, PTE 0 moved onto a copy",
      source: "variant of approach F", split: split,
      headReadOnly: true, copiesHead: true, tails: .headCopy)
  }

  /// Shared tails with RO-first, the head moved onto a copy while read-only.
  static func sharedTailsReadOnlyFirst(id: String, split: SplitMethod) -> RemapProtocol {
    readOnlyFirst(
      id: id, title: "shared tails, read-only first, head copied",
      source: "approach F on Linux v7.1's shared tails", split: split,
      headReadOnly: true, copiesHead: true, tails: .sharedTail)
  }

  /// Shared tails with RO-first, PTE 0 never touched.
  static func sharedTailsReadOnlyFirstHeadInPlace(
    id: String, split: SplitMethod
  ) -> RemapProtocol {
    readOnlyFirst(
      id: id,
      title: "shared tails, read-only first, head untouched",
      source: "approach F on Linux v7.1's shared tails, without the head copy", split: split,
      headReadOnly: false, copiesHead: false, tails: .sharedTail)
  }

  static func readOnlyFirst(
    id: String, title: String, source: String, split: SplitMethod, splitsReadOnly: Bool = false,
    headReadOnly: Bool, copiesHead: Bool, tails: Frame
  ) -> RemapProtocol {
    // The thread's step 1 splits straight into read-only PTEs; where nothing is split (base pages,
    // or blocks split before), the same entries are made read-only by a store of their own.
    let splitReadOnly = splitsReadOnly && split != .notNeeded
    let readOnly: Entries = headReadOnly ? .all : .tails
    let prepare: [Step] =
      (tails == .sharedTail ? [.allocate(.sharedTail)] : []) + (copiesHead ? copyHead : [])
    let moveHead: [Step] = copiesHead ? [.set(.head, .page(.headCopy, .readOnly))] : []
    let head: Frame = copiesHead ? .headCopy : .headOwn
    let flush = Phase("one flush for the batch", per: .batch, Step.flushAll)

    var phases = split.phases(permission: splitReadOnly ? .readOnly : .readWrite, pause: nil)
    if !splitReadOnly {
      phases += [
        Phase(
          "make the entries read-only at their own frames", per: .folio,
          [.set(readOnly, .page(.own, .readOnly))]),
        flush,
      ]
    }
    phases += [
      Phase(
        "move the entries, still read-only", per: .folio,
        prepare + moveHead + [.set(.tails, .page(tails, .readOnly))]),
      flush,
    ]
    if headReadOnly {
      phases += [
        Phase("make PTE 0 writable", per: .folio, [.set(.head, .page(head, .readWrite))]), flush,
      ]
    }
    phases.append(Phase("free the old frames", per: .folio, [.free(.own)]))
    return RemapProtocol(
      id: id, title: title, source: source, start: start(for: split), split: split,
      tailFrame: tails, optimize: phases, restore: readOnlyFirstRestore)
  }
}

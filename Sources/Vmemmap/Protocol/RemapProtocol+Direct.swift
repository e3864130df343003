// The sequences that x86 runs today: plain stores over live entries, then a flush.
extension RemapProtocol {
  /// HVO as x86 does it: PTE 0 onto a copy of the head page, tails read-only onto the same page
  /// (mm/hugetlb_vmemmap.c, v6.2 to v7.0; batched since v6.7).
  static func direct(
    id: String, split: SplitMethod, batching: Batching
  ) -> RemapProtocol {
    RemapProtocol(
      id: id,
      title: batching == .batched
        ? "plain stores, head copied, batched" : "plain stores, head copied, folio by folio",
      source: batching == .batched ? "Linux v6.7 to v7.0, x86" : "Linux v6.2 to v6.6, x86",
      start: start(for: split), batching: batching, split: split, tailFrame: .headCopy,
      optimize: split.phases(permission: .readWrite, pause: nil) + [
        Phase(
          "copy the head, map all entries onto the copy", per: .folio,
          copyHead + [
            .set(.head, .page(.headCopy, .readWrite)), .set(.tails, .page(.headCopy, .readOnly)),
          ]),
        Phase("one flush for the batch", per: .batch, Step.flushAll),
        Phase("free the old frames", per: .folio, [.free(.own)]),
      ],
      restore: directRestore)
  }

  /// HVO as x86 did it first, folio by folio: PTE 0 keeps its frame, tails read-only onto it.
  static func directHeadInPlace(
    id: String, split: SplitMethod, batching: Batching
  ) -> RemapProtocol {
    RemapProtocol(
      id: id,
      title: batching == .batched
        ? "plain stores, head kept in place, batched"
        : "plain stores, head kept in place, folio by folio",
      source: batching == .batched
        ? "variant of Linux v5.18 to v6.1, which flush folio by folio"
        : "Linux v5.18 to v6.1, x86; v5.14 to v5.17 keep a second page",
      start: start(for: split), batching: batching, split: split, tailFrame: .headOwn,
      optimize: split.phases(permission: .readWrite, pause: nil) + [
        Phase(
          "map the tails onto the head's frame", per: .folio,
          [.set(.tails, .page(.headOwn, .readOnly))]),
        Phase("one flush for the batch", per: .batch, Step.flushAll),
        Phase("free the tails' frames", per: .folio, [.free(.own)]),
      ],
      restore: directRestore)
  }

  /// HVO since v7.1 (inferred): tails read-only onto one shared page of tails.
  static func sharedTails(id: String, split: SplitMethod) -> RemapProtocol {
    RemapProtocol(
      id: id,
      title: "plain stores, head copied, tails onto the shared tail page",
      source: "Linux v7.1 (inferred), x86: fake heads eliminated",
      start: start(for: split), split: split, tailFrame: .sharedTail,
      optimize: split.phases(permission: .readWrite, pause: nil) + [
        Phase(
          "copy the head, map it and the shared tails", per: .folio,
          [.allocate(.sharedTail)] + copyHead + [
            .set(.head, .page(.headCopy, .readWrite)),
            .set(.tails, .page(.sharedTail, .readOnly)),
          ]),
        Phase("one flush for the batch", per: .batch, Step.flushAll),
        Phase("free the old frames", per: .folio, [.free(.own)]),
      ],
      restore: directRestore)
  }

  /// Shared tails by plain stores with the head left where it is.
  static func sharedTailsHeadInPlace(id: String, split: SplitMethod) -> RemapProtocol {
    RemapProtocol(
      id: id,
      title: "plain stores, head kept in place, tails onto the shared tail page",
      source: "variant of Linux v7.1 (inferred)",
      start: start(for: split), split: split, tailFrame: .sharedTail,
      optimize: split.phases(permission: .readWrite, pause: nil) + [
        Phase(
          "map the shared tails", per: .folio,
          [.allocate(.sharedTail), .set(.tails, .page(.sharedTail, .readOnly))]),
        Phase("one flush for the batch", per: .batch, Step.flushAll),
        Phase("free the tails' frames", per: .folio, [.free(.own)]),
      ],
      restore: directRestore)
  }
}

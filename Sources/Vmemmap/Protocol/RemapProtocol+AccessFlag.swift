// Approach E: an entry whose Access flag is clear is never cached, so clearing it is the break.
extension RemapProtocol {
  /// Clear AF, broadcast TLBI, compare-and-swap, entry by entry (arm64 development tree, 2026).
  static func accessFlag(id: String, split: SplitMethod) -> RemapProtocol {
    RemapProtocol(
      id: id, title: "the Access flag as the break, entry by entry",
      source: "approach E: arm64 development tree, mid 2026",
      start: start(for: split), split: split, tailFrame: .sharedTail,
      optimize: split.phases(permission: .readWrite, pause: nil) + [
        Phase("copy the head", per: .folio, [.allocate(.sharedTail)] + copyHead),
        exchange(.head, .page(.headCopy, .readWrite)),
        exchange(.tails, .page(.sharedTail, .readOnly)),
        Phase("free the old frames", per: .folio, [.free(.own)]),
      ],
      restore: [
        Phase("copy each tail page", per: .folio, copyTails),
        exchange(.tails, .page(.fresh, .readWrite)),
      ])
  }

  static func exchange(_ entries: Entries, _ mapping: Mapping) -> Phase {
    Phase(
      "clear AF, flush, swap", per: .entry(entries),
      [.clearAccessFlag(.current)] + Step.flush(TLBInvalidation(.address(.current)))
        + [.swap(.current, mapping), .barrier(.dsbIshst), .barrier(.isb)])
  }
}

extension RemapProtocol {
  /// Optimised at boot before anything maps the range (v6.15, x86): nothing live changes.
  static func bootTime(id: String) -> RemapProtocol {
    RemapProtocol(
      id: id, title: "optimised at boot, before anything maps it",
      source: "Linux v6.15, x86, gigantic pages (752fe17af693)",
      start: .unmapped, split: .notNeeded, tailFrame: .headCopy,
      optimize: [
        Phase(
          "map the head and its tails for the first time", per: .folio,
          [
            .allocate(.headCopy), .barrier(.wmb), .set(.head, .page(.headCopy, .readWrite)),
            .set(.tails, .page(.headCopy, .readOnly)), .barrier(.dsbIshst), .barrier(.isb),
          ])
      ],
      restore: directRestore)
  }
}

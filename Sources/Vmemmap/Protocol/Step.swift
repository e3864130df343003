/// One action of the remapping CPU: the closed list from which every protocol is made.
public enum Step: Sendable, Hashable {
  /// Allocates a frame (for `.fresh`: one per tail; for `.sharedTail`: only on first use). Can fail
  /// with ENOMEM.
  case allocate(Frame)
  /// Copies the contents of one frame to another.
  case copy(from: Frame, to: Frame)
  /// Allocates a PTE table and fills it with the block's own frames. Can fail with ENOMEM.
  case populate(Permission)
  /// A plain store to each of the entries.
  case set(Entries, Mapping)
  /// Clears the Access flag of each of the entries atomically.
  case clearAccessFlag(Entries)
  /// Compare-and-swap of each entry from its AF = 0 value to the mapping with AF = 1; repeated with
  /// the whole break when hardware set AF meanwhile, at most `RemapProtocol.swapTries` times, then
  /// the folio is given up (-EAGAIN).
  case swap(Entries, Mapping)
  /// A TLB invalidation. Complete only after a barrier of the same reach.
  case tlbi(TLBInvalidation)
  /// A barrier.
  case barrier(Barrier)
  /// Keeps the other CPUs from meeting what follows.
  case pause(Pause)
  /// Ends the pause.
  case resume
  /// Frees frames that no entry maps any more.
  case free(Frame)
}

extension Step {
  /// `flush_tlb_all()` on arm64: DSB ISHST; TLBI VMALLE1IS; DSB ISH; ISB
  /// (arch/arm64/include/asm/tlbflush.h).
  public static let flushAll: [Step] = flush(TLBInvalidation(.everything))

  /// A complete broadcast invalidation: DSB ISHST; the TLBI; DSB ISH; ISB.
  public static func flush(_ invalidation: TLBInvalidation) -> [Step] {
    [.barrier(.dsbIshst), .tlbi(invalidation), .barrier(.dsbIsh), .barrier(.isb)]
  }
}

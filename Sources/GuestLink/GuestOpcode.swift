/// What one instruction of an encoded protocol does: the bare-metal form of a phase or a step.
///
/// The host encodes a protocol from its one description in `Vmemmap`; the payload interprets it.
public enum GuestOpcode: UInt8, Sendable, CaseIterable {
  /// Ends a program.
  case end
  /// Begins a phase; the steps follow.
  case phase
  case allocate
  case copy
  case populate
  case set
  case clearAccessFlag
  case swap
  case tlbi
  case barrier
  case pause
  case resume
  case free
}

/// What the steps of a phase are repeated over.
public enum GuestScope: UInt8, Sendable, CaseIterable {
  case batch, blockPMD, folio, entry
}

/// Entries of the page tables, seen from one folio.
public enum GuestEntries: UInt8, Sendable, CaseIterable {
  case pmd, head, tails, all, current
}

/// What an entry maps: the role of a frame, or what stands in its place.
public enum GuestFrame: UInt8, Sendable, CaseIterable {
  case own, headOwn, headCopy, sharedTail, fresh, mapped
  /// Nothing: the descriptor is stored as it is.
  case none
  /// The PTE table of the block.
  case table
  /// The block's own frames.
  case block
}

public enum GuestBarrier: UInt8, Sendable, CaseIterable {
  case wmb, dsbIshst, dsbIsh, dsbNshst, dsbNsh, isb
}

public enum GuestPause: UInt8, Sendable, CaseIterable {
  case stopMachine, ipi, onFault
}

public enum GuestExtent: UInt8, Sendable, CaseIterable {
  case everything, address, range
}

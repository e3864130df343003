/// The words at the start of the parameter block, by position: what the host asks of the payload.
///
/// The words from `pageShift` to `tableTemplate` are read before the MMU is on, by C (boot.h).
public enum ParameterField: Int, Sendable, CaseIterable {
  /// `ParameterBlock.magic`.
  case magic
  /// `ParameterBlock.version`.
  case version
  /// Words in the whole block.
  case words
  /// CRC-32 of the words after this one, as little-endian bytes.
  case checksum
  /// 12, 14 or 16.
  case pageShift
  /// MAIR_EL1.
  case mair
  /// A writable, executable block of Normal memory, without its address.
  case memoryBlock
  /// A block of Device memory, without its address.
  case deviceBlock
  /// An entry that points to a table, without its address.
  case tableTemplate
  /// A writable block of the vmemmap, without its address.
  case vmemmapBlock
  /// A writable page of the vmemmap, without its address.
  case vmemmapPage
  /// The bits of an output address in an entry.
  case addressMask
  /// The Access flag.
  case accessFlag
  /// The read-only bit, AP[2].
  case readOnly
  /// `GuestJob`.
  case job
  case cores
  /// Rounds of each protocol; samples of each primitive.
  case iterations
  /// Huge pages of the batch.
  case folios
  /// 1: other cores read and try-get while a protocol runs.
  case walkers
  /// 1: try-gets find a reference count that isn't zero.
  case liveRefcounts
  /// Operations per sample of a primitive, and of one that interrupts other cores.
  case repeats, interruptRepeats
  /// How often a failed compare-and-swap is repeated.
  case swapTries
  /// Protocols or primitives: how many, and the word where their table begins.
  case caseCount
  case caseTable
  /// On x86: a writable page of the vmemmap that isn't global, without its address.
  case nonGlobalPage
  /// PMU events by number: how many, then up to `ParameterBlock.mostEvents` numbers.
  case eventCount
  case firstEvent
}

/// The block itself: where it lies and how it is recognised.
public enum ParameterBlock {
  /// Guest-physical address that the host's loader puts it at.
  public static let address: UInt64 = 0x4400_0000
  /// The same on x86, whose memory begins at 0.
  public static let addressX86: UInt64 = 0x80_0000
  /// "hvo-el1" and a NUL.
  public static let magic: UInt64 = 0x0031_6c65_2d6f_7668
  public static let version: UInt64 = 2
  public static let mostEvents = 6
  public static let mostCores = 16
  public static let mostFolios = 256
  /// Words before the tables.
  public static let headerWords = ParameterField.firstEvent.rawValue + mostEvents
  /// The block and its tables end before this many words: 1 MiB.
  public static let mostWords = 1 << 17
}

/// What the payload is to do.
public enum GuestJob: UInt64, Sendable, CaseIterable {
  /// Say what the core is, and stop.
  case probe
  /// The primitives of the case table, one word each (`PrimitiveCase`).
  case primitives
  /// The protocols of the case table, `ProtocolHeader.words` each.
  case protocols
  /// The same on one core with the instructions of each step.
  case counts
}

/// A protocol in the case table.
public enum ProtocolHeader {
  /// Words of one: flags, first word of optimise, first word of restore.
  public static let words = 3
  /// Flags: what the range maps before the protocol starts.
  public static let startsUnmapped: UInt64 = 1
  public static let startsWithBlocks: UInt64 = 2
  /// All phases run for one folio before the next.
  public static let perFolio: UInt64 = 4
  /// Tails are the same whichever folio they belong to (v7.1, inferred).
  public static let sharedTails: UInt64 = 8
}

internal import CBarriers
import Synchronization

/// Page-table entries in memory, stored and loaded as the kernel does.
struct EntryTable: @unchecked Sendable {
  private let entries: UnsafeMutablePointer<Atomic<UInt64>>

  init(_ memory: UnsafeMutableRawPointer) {
    entries = memory.assumingMemoryBound(to: Atomic<UInt64>.self)
  }

  /// A load as `READ_ONCE`; a store as `WRITE_ONCE`: one 64-bit access, no ordering.
  @inline(__always)
  subscript(index: Int) -> UInt64 {
    get { entries[index].load(ordering: .relaxed) }
    nonmutating set { entries[index].store(newValue, ordering: .relaxed) }
  }

  /// A load after which the memory that the entry leads to is read: the address dependency of a walk.
  @inline(__always)
  func acquire(_ index: Int) -> UInt64 { entries[index].load(ordering: .acquiring) }

  /// The entries from `index` on.
  @inline(__always)
  func advanced(by index: Int) -> EntryTable {
    EntryTable(UnsafeMutableRawPointer(entries + index))
  }

  /// Brings the cache line of an entry in for a store; the entry needn't exist.
  @inline(__always)
  func prefetch(_ index: Int) {
    hvo_prefetch_store(UInt(bitPattern: entries) &+ UInt(bitPattern: index &* 8))
  }

  /// Clears `bits` of one entry in one atomic access.
  @inline(__always)
  func clear(_ bits: UInt64, at index: Int) {
    entries[index].bitwiseAnd(~bits, ordering: .relaxed)
  }

  /// Compare-and-swap; false if the entry wasn't `old`.
  @inline(__always)
  func exchange(_ old: UInt64, for new: UInt64, at index: Int) -> Bool {
    entries[index].compareExchange(expected: old, desired: new, ordering: .relaxed).exchanged
  }

  /// The entries as plain memory: for the remapping CPU's own reads, which nobody's stores meet.
  @inline(__always)
  var words: UnsafeMutablePointer<UInt64> {
    UnsafeMutableRawPointer(entries).assumingMemoryBound(to: UInt64.self)
  }

  /// The frame indices that `count` entries map: loads that the compiler may widen, since only the
  /// remapping CPU writes output addresses.
  @inline(__always)
  func readFrames(_ coding: FrameCoding, count: Int, into frames: UnsafeMutablePointer<UInt32>) {
    withConstant(coding.shift) { shift in
      let words = words
      let first = UInt32(truncatingIfNeeded: coding.firstFrame)
      var index = 0
      while index < count {
        // The low 32 bits of a frame number are enough for its index, and no attribute is in them.
        frames[index] = UInt32(truncatingIfNeeded: words[index] &>> shift) &- first
        index &+= 1
      }
    }
  }
}

/// How frame indices of one simulated vmemmap stand in its entries.
struct FrameCoding {
  /// Number of the frame with index 0.
  let firstFrame: UInt64
  /// Where the frame number starts in an entry.
  let shift: UInt64
  /// The output address bits.
  let mask: UInt64

  /// Address of the frame with index 0; kept, since the compiler otherwise puts the addition of the
  /// first frame back into the loops.
  let origin: UInt64

  init(firstFrame: UInt64, shift: UInt64, mask: UInt64) {
    self.firstFrame = firstFrame
    self.shift = shift
    self.mask = mask
    origin = firstFrame &<< shift
  }

  /// An entry's constant part: what is left to add is `index << shift`.
  func base(_ template: UInt64) -> UInt64 { template &+ origin }

  /// The index of the frame in an entry; meaningless in an entry that maps none.
  @inline(__always)
  func index(_ entry: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: ((entry & mask) &>> shift) &- firstFrame)
  }
}

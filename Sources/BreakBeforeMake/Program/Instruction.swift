internal import Vmemmap

/// A step resolved to entries and frames: what the model executes in one go.
enum Instruction: Hashable {
  case allocate([FrameName], FrameContents?)
  case copy(from: FrameReference, to: FrameReference)
  case populate(Permission)
  case store(EntryName, NewValue)
  case clearAccessFlag(EntryName)
  /// `retry`: the instruction that clears the Access flag again.
  case swap(EntryName, NewValue, retry: Int)
  case tlbi(InvalidationCover)
  case barrier(Barrier)
  case pause(Pause)
  case resume
  case free([FrameName])
  /// A phase over block PMDs: nothing to do unless the PMD is one.
  case skipUnlessBlock(to: Int)
}

/// A frame, or whatever an entry maps when the instruction runs.
enum FrameReference: Hashable {
  case fixed(FrameName)
  case mapped(EntryName)
}

/// The value to store, or one made from the frame that the entry maps when the instruction runs.
enum NewValue: Hashable {
  case fixed(EntryValue)
  case mapped(Permission, Attributes)
}

/// Which cached values a TLBI removes.
struct InvalidationCover: Hashable {
  /// PTEs whose cached translations go.
  var pages: EntrySet
  var block: Bool
  var table: Bool
  /// By the address of pages under the PMD, so that a cached block goes only if one page's
  /// invalidation removes it whole.
  var isByPage = false
  /// Every PE, or only the one that executes it.
  var isBroadcast: Bool
}

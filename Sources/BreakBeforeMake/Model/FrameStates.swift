/// What the frames hold, packed: per frame 2 bits of contents, 2 bits of references taken by
/// walkers, a bit for "freed" and a bit for "copied, but not yet ordered before later stores".
struct FrameStates: Hashable {
  private(set) var bits: UInt64 = 0

  private func shift(_ frame: FrameName) -> UInt64 { UInt64(frame.rawValue) * 6 }

  func contents(_ frame: FrameName) -> FrameContents {
    FrameContents(rawValue: UInt8((bits >> shift(frame)) & 3)) ?? .uninitialised
  }
  /// One bit per walker that took a reference through this frame.
  func references(_ frame: FrameName) -> UInt8 { UInt8((bits >> (shift(frame) + 2)) & 3) }
  func isFreed(_ frame: FrameName) -> Bool { (bits >> (shift(frame) + 4)) & 1 == 1 }
  func isUnordered(_ frame: FrameName) -> Bool { (bits >> (shift(frame) + 5)) & 1 == 1 }

  /// Contents and references: what a comparison of two frames sees.
  func value(_ frame: FrameName) -> UInt64 { (bits >> shift(frame)) & 15 }

  mutating func setValue(_ value: UInt64, of frame: FrameName) {
    bits = bits & ~(15 << shift(frame)) | (value & 15) << shift(frame)
  }
  mutating func setContents(_ contents: FrameContents, of frame: FrameName) {
    setValue(UInt64(contents.rawValue), of: frame)
  }
  mutating func addReference(walker: Int, to frame: FrameName) {
    bits |= 1 << (shift(frame) + 2 + UInt64(walker))
  }
  mutating func setFreed(_ freed: Bool, _ frame: FrameName) {
    let bit: UInt64 = 1 << (shift(frame) + 4)
    bits = freed ? bits | bit : bits & ~bit
  }
  mutating func setUnordered(_ frame: FrameName) { bits |= 1 << (shift(frame) + 5) }

  /// A store barrier: every copy so far is seen by whoever sees a later store.
  mutating func orderAll() {
    for frame in FrameName.allCases { bits &= ~(1 << (shift(frame) + 5)) }
  }
}

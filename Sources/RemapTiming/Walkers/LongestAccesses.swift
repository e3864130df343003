/// The longest of one walker's accesses, with when they were: which of them count is known only
/// once the remapping CPU has said in which batches it lost its own CPU.
struct LongestAccesses: Sendable {
  /// How many are kept.
  static let most = 256

  /// From the end of the access before to the end of this one, by the clock, in ns.
  private(set) var spans: [ClosedRange<UInt64>] = []
  /// Longer than this goes in: the shortest of those kept, once there are `most`.
  private var bar: UInt64 = 0

  init() { spans.reserveCapacity(Self.most) }

  /// O(1) for an access that isn't among the longest, else O(`most`).
  @inline(__always)
  mutating func note(_ span: ClosedRange<UInt64>) {
    if spans.count < Self.most || span.nanoseconds > bar { insert(span) }
  }

  private mutating func insert(_ span: ClosedRange<UInt64>) {
    if spans.count == Self.most,
      let shortest = spans.indices.min(by: { spans[$0].nanoseconds < spans[$1].nanoseconds })
    {
      spans[shortest] = span
    } else {
      spans.append(span)
    }
    if spans.count == Self.most { bar = spans.map(\.nanoseconds).min() ?? 0 }
  }
}

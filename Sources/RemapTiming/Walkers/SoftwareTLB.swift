import Vmemmap

/// A walker's cached translations: one set of each page number's low bits, kept until the next
/// broadcast invalidation. So a protocol that forgets one is found out.
struct SoftwareTLB {
  private static let size = 256
  private var tags = [Int](repeating: -1, count: size)
  private var entries = [Translation?](repeating: nil, count: size)
  private var epoch: UInt64 = 0

  /// Forgets everything if the epoch is another than before.
  @inline(__always)
  mutating func follow(_ now: UInt64) {
    guard now != epoch else { return }
    epoch = now
    for slot in tags.indices { tags[slot] = -1 }
  }

  subscript(page: Int) -> Translation? {
    get { tags[page & (Self.size - 1)] == page ? entries[page & (Self.size - 1)] : nil }
    set {
      tags[page & (Self.size - 1)] = newValue == nil ? -1 : page
      entries[page & (Self.size - 1)] = newValue
    }
  }
}

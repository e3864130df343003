/// A run of bits in a descriptor: where it starts and how wide it is.
package struct BitField: Sendable {
  let low: UInt64
  package let mask: UInt64

  /// Bits `high` down to `low`, as the manuals write them.
  init(_ high: UInt64, _ low: UInt64) {
    self.low = low
    mask = (~0 >> (63 - (high - low))) << low
  }

  /// One bit.
  init(_ bit: UInt64) { self.init(bit, bit) }

  /// The field holding `value`, all other bits zero.
  package func callAsFunction(_ value: UInt64) -> UInt64 { (value << low) & mask }

  /// The field's value in `descriptor`.
  func value(in descriptor: UInt64) -> UInt64 { (descriptor & mask) >> low }

  func isSet(in descriptor: UInt64) -> Bool { descriptor & mask != 0 }
}

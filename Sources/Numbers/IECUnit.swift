/// The binary units of IEC 80000-13: powers of 1024. "GB" and its like are decimal and not used.
public enum IECUnit: UInt64, Sendable, CaseIterable, Comparable {
  case byte = 0
  case kibi, mebi, gibi, tebi, pebi, exbi

  /// log2 of the unit: 0, 10, … 60.
  public var shift: UInt64 { rawValue * 10 }

  /// Bytes in one unit.
  public var bytes: UInt64 { 1 << shift }

  /// `B`, `KiB`, … `EiB`.
  public var symbol: String { self == .byte ? "B" : "\(letter)iB" }

  /// The kernel's one-letter suffix, as `memparse()` reads it: empty for bytes.
  public var letter: String { ["", "K", "M", "G", "T", "P", "E"][Int(rawValue)] }

  public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }

  /// The largest unit not above `bytes`.
  public static func largest(in bytes: UInt64) -> IECUnit {
    allCases.last { $0.bytes <= bytes } ?? .byte
  }
}

internal import Numbers

extension ByteCount: CustomStringConvertible {
  /// Three digits and the largest fitting unit, such as `7.00 GiB`; whole bytes below 1 KiB.
  ///
  /// Print ``exact`` beside it where every byte counts.
  public var description: String { Self.signed(Int64(bytes)) }

  /// Every byte, such as `7516192768 B`.
  public var exact: String { "\(bytes) B" }

  /// Both, such as `7.00 GiB (7516192768 B)`; only the bytes below 1 KiB.
  public var full: String { bytes < 1024 ? exact : "\(self) (\(exact))" }

  /// The text of a difference, such as `-12.0 KiB`.
  public static func signed(_ bytes: Int64) -> String { NumberText(ascii: true).bytes(bytes) }
}

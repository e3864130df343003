internal import FoundationEssentials

/// The one way in which values become JSON files.
public enum JSONBytes {
  /// UTF-8 JSON with a newline at the end. Sorted keys and no locale: the same value gives the same
  /// bytes.
  ///
  /// - Precondition: every number is finite, as `Figure` and `Interval` see to.
  public static func of(_ value: some Encodable) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a result holds finite numbers only")
    }
    return [UInt8](data) + [UInt8(ascii: "\n")]
  }
}

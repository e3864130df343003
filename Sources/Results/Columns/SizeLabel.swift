internal import Numbers

/// The short name of a huge page or base page size: 2M, 1G, 64K.
public enum SizeLabel {
  /// The largest unit that divides the size; plain bytes with B if none does.
  public static func text(_ bytes: Int64) -> String {
    guard bytes > 0 else { return "\(bytes)B" }
    let unit = IECUnit.allCases.last { bytes & Int64($0.bytes - 1) == 0 } ?? .byte
    return "\(bytes >> unit.shift)" + (unit == .byte ? "B" : unit.letter)
  }
}

extension SizeLabel {
  /// "2M: n = 19 to 38 batches of 512 huge pages".
  ///
  /// - Parameter counts: batches of each row; those that were never timed don't count.
  static func batches(_ counts: [Int], of hugePages: Int64, _ bytes: Int64) -> String {
    let timed = counts.filter { $0 > 0 }
    guard let least = timed.min(), let most = timed.max() else {
      return "\(text(bytes)): no batch was timed"
    }
    return "\(text(bytes)): n = \(least == most ? "\(most)" : "\(least) to \(most)") batches of"
      + " \(hugePages) huge page\(hugePages == 1 ? "" : "s")"
  }
}

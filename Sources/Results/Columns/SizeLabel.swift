/// The short name of a huge page or base page size: 2M, 1G, 64K.
public enum SizeLabel {
  /// The largest unit that divides the size; plain bytes with B if none does.
  public static func text(_ bytes: Int64) -> String {
    guard bytes > 0 else { return "\(bytes)B" }
    let units: [(shift: Int64, name: String)] = [(40, "T"), (30, "G"), (20, "M"), (10, "K")]
    for unit in units where bytes & ((1 << unit.shift) - 1) == 0 {
      return "\(bytes >> unit.shift)\(unit.name)"
    }
    return "\(bytes)B"
  }
}

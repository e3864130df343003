/// Why two results can't be compared; the description is one plain line.
public enum ComparisonError: Error, Sendable, Hashable, CustomStringConvertible {
  /// A file without timed rows and exact counts, such as one of `calc`.
  case noRows(name: String)
  /// No row is in both.
  case disjoint(before: String, has: [String], after: String, instead: [String])

  public var description: String {
    let text =
      switch self {
      case .noRows(let name):
        "\(name) holds no timed row (barriers, shootdowns, remap, kernelTimings, kernelCosts) and no exact "
          + "count of el1; compare results of the main job, barriers, remap or kernel, or two of el1 "
          + "under emulation"
      case .disjoint(let before, let has, let after, let instead):
        Self.areCounts(has) == Self.areCounts(instead)
          ? "no row is in both files: \(before) has \(Self.sample(has)); \(after) has "
            + Self.sample(instead)
          : "one file holds times and the other the exact counts of el1, which can't be compared: "
            + "\(before) has \(Self.sample(has)); \(after) has \(Self.sample(instead))"
      }
    return text.map { $0.isNewline ? " " : String($0) }.joined()
  }

  /// Whether the rows are those of el1.
  private static func areCounts(_ names: [String]) -> Bool {
    names.allSatisfy { $0.hasPrefix("el1") }
  }

  /// The first three names, and how many more.
  private static func sample(_ names: [String]) -> String {
    let more = names.count > 3 ? " and \(names.count - 3) more" : ""
    return names.prefix(3).joined(separator: ", ") + more
  }
}

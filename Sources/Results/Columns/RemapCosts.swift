/// A protocol and size seen by what it costs with its flushes and pauses: modelled from the measured
/// software part and the costs of a machine.
public struct RemapCosts: Sendable, Hashable {
  let digest: RemapDigest

  /// One for each digest that holds such a cost; none for files from before there was one.
  public static func all(of digests: [RemapDigest]) -> [RemapCosts] {
    digests.filter { $0.rows.contains { $0.initiatorCost != nil } }.map { RemapCosts(digest: $0) }
  }

  /// What the table shows, in a line above it.
  public static let title = "With flushes and pauses, per huge page"
}

extension RemapCosts: ResultRow {
  public static var section: Section { .remap }
  public var key: String { digest.key }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.digest.protocolID },
      Column("sizeBytes", "Size") { .size($0.digest.sizeBytes) },
      .figure("hvoCost", "HVO", .smaller) { $0.digest.hvo?.initiatorCost },
      .figure("deHVOCost", "De-HVO", .smaller) { $0.digest.deHVO?.initiatorCost },
      .figure("demoteCost", "Demote", .smaller) { $0.digest.demote?.initiatorCost },
      .figure("hvoStopped", "Stopped in HVO", .smaller) { $0.digest.hvo?.stoppedTime },
      .figure("deHVOStopped", "in de-HVO", .smaller) { $0.digest.deHVO?.stoppedTime },
      .figure("demoteStopped", "in demote", .smaller) { $0.digest.demote?.stoppedTime },
      .figure("walkerStall", "Walker stall", .smaller) { $0.digest.hvo?.walkerStall },
    ]
  }

  public func fields(of column: String, at index: Int) -> [String] {
    digest.fields(of: column, at: index)
  }
}

extension [RemapCosts] {
  /// What the columns are, and where their costs come from.
  public var noteLines: [String] {
    guard !isEmpty else { return [] }
    return [
      "HVO, De-HVO, Demote: time of the remapping CPU: the software part, and each TLBI and pause at"
        + " its cost. Stopped: CPUs x time that all others stand still, an upper bound (all of the"
        + " software part counts). Walker stall: the longest access of a walker while HVO and de-HVO"
        + " ran."
    ] + sources.map { "modelled from: \($0)" }
  }

  /// The sources of the costs, each once.
  private var sources: [String] {
    var seen: Set<String> = []
    let figures = flatMap { costs in
      costs.digest.rows.flatMap { [$0.initiatorCost, $0.stoppedTime] }
    }
    return figures.compactMap { $0?.provenance }.filter { $0.kind == .modelled }
      .flatMap { $0.detail.split(separator: ";").map { $0.trimmed } }
      .filter { !$0.hasPrefix("median of ") && seen.insert($0).inserted }
  }
}

extension Substring {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}

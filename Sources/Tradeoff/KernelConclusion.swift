import HugeTLB
public import KernelHVO

/// What the running kernel's own HVO costs, in a sentence for each size.
public struct KernelConclusion {
  /// The size it is about.
  public let sizeBytes: UInt64
  public let text: String

  /// One for each size of which both sides were timed.
  public static func all(_ report: KernelReport) -> [KernelConclusion] {
    report.sizes.compactMap { size in
      let parts = [
        part(report, size, .allocate, "allocating"), part(report, size, .free, "freeing"),
        part(report, size, .demote, "demoting"),
        part(report, size, .surplus, "adding on demand (overcommit)"),
      ].compactMap { $0 }
      guard !parts.isEmpty else { return nil }
      return KernelConclusion(
        sizeBytes: size.bytes,
        text: "This kernel with HVO off and on, median of whole calls: " + parts.joined(separator: "; ") + ".")
    }
  }

  private static func part(
    _ report: KernelReport, _ size: HugePageSize, _ operation: KernelCase.Operation, _ verb: String
  ) -> String? {
    func side(_ isOn: Bool, _ isExpedited: Bool) -> (
      batch: UInt64, pages: Double, wall: Double, cpu: Double
    )? {
      report.largest(size, operation, isOptimized: isOn, isExpedited)
    }
    guard let off = side(false, false), let on = side(true, false) else { return nil }
    // A median of whole numbers by nearest rank is one of them.
    guard let pages = UInt64(exactly: on.pages) else { return nil }
    var text = "\(verb) \(pages) x \(size) \(milliseconds(off.wall)) ms off,"
      + " \(milliseconds(on.wall)) ms on"
    if let quick = side(true, true) {
      text += " (\(milliseconds(quick.wall)) ms with RCU expedited)"
    }
    if let cost = report.cost(size, operation) {
      text +=
        cost.cpuPerPage.isClear
        ? ", \(microseconds(cost.cpuPerPage.value)) us of CPU time more a page"
        : ", CPU time the same within the noise"
    }
    return text
  }

  private static func microseconds(_ nanoseconds: Double) -> RoundNumber {
    RoundNumber(nanoseconds / 1e3)
  }

  private static func milliseconds(_ nanoseconds: Double) -> RoundNumber {
    RoundNumber(nanoseconds / 1e6)
  }
}

import HugeTLB
public import KernelHVO
import Measurement
import Numbers

/// What the running kernel's own HVO saves and costs, in sentences.
public struct KernelConclusion {
  /// The size it is about; nil for all.
  public let sizeBytes: UInt64?
  public let text: String

  /// Whether the savings hold, one for each size of which both sides were timed, and what others
  /// noticed.
  public static func all(_ report: KernelReport) -> [KernelConclusion] {
    [saving(report)].compactMap { $0 } + costs(report) + [impact(report)].compactMap { $0 }
  }

  private static func saving(_ report: KernelReport) -> KernelConclusion? {
    guard !report.savings.isEmpty else { return nil }
    let exact = report.savings.filter(\.isExact)
    var text =
      "Saving: \(exact.count) of \(report.savings.count) predictions hold to the page of the kernel's"
      + " own count"
    let largest = Set(report.savings.map(\.size)).sorted().compactMap { size in
      report.savings.filter { $0.size == size }.max { $0.obtained < $1.obtained }
    }
    text +=
      "; "
      + largest.map {
        "\(count($0.obtained)) x \($0.size) freed \(count($0.measured)) vmemmap pages"
      }.joined(separator: ", ")
    let short = largest.filter { check in
      report.savings.contains { $0.size == check.size && $0.asked > check.obtained }
    }
    for check in short {
      let most = report.savings.filter { $0.size == check.size }.map(\.asked).max() ?? 0
      text += "; of \(check.size) \(most) were asked for and \(check.obtained) got"
    }
    return KernelConclusion(sizeBytes: nil, text: text + ".")
  }

  /// The gaps that the observers saw with HVO on, beside those of as long a time in which nothing
  /// happened: a longer watch sees longer gaps, so a shorter batch with HVO off is no measure.
  private static func impact(_ report: KernelReport) -> KernelConclusion? {
    let parts = report.impact.filter { $0.phase == .on }.compactMap { on in
      gaps(on) { phase in
        report.impact.first { $0.observer == on.observer && $0.phase == phase }?.gaps ?? []
      }
    }
    guard !parts.isEmpty else { return nil }
    return KernelConclusion(
      sizeBytes: nil,
      text: "What others noticed of a batch, the median of its longest gaps: "
        + parts.joined(separator: "; ") + ".")
  }

  private static func gaps(_ on: KernelImpact, _ others: (KernelImpact.Phase) -> [Double])
    -> String?
  {
    let quiet = others(.quiet)
    guard let with = Summary(on.gaps)?.p50, let without = Summary(quiet)?.p50 else { return nil }
    let off = Summary(others(.off)).map { "\(time($0.p50)) with HVO off, " } ?? ""
    let values =
      "\(on.observer) \(off)\(time(with)) on, \(time(without)) while nothing ran for as"
      + " long as on"
    guard let interval = Bootstrap().difference(of: on.gaps, minus: quiet) else {
      return "\(values), too few batches to compare"
    }
    if interval.contains(0) { return "\(values), no evidence that HVO lengthens it" }
    let added = interval.low > 0
    let bounds = added ? (interval.low, interval.high) : (-interval.high, -interval.low)
    return "\(values), so \(time(bounds.0)) to \(time(bounds.1))"
      + " \(added ? "more" : "less") (95 %)"
  }

  private static func costs(_ report: KernelReport) -> [KernelConclusion] {
    report.sizes.compactMap { size in
      let parts = [
        part(report, size, .allocate, "allocating"), part(report, size, .free, "freeing"),
        part(report, size, .demote, "demoting"),
        part(report, size, .surplus, "adding on demand (overcommit)"),
      ].compactMap { $0 }
      guard !parts.isEmpty else { return nil }
      return KernelConclusion(
        sizeBytes: size.bytes,
        text: "This kernel with HVO off and on, median of whole calls: "
          + parts.joined(separator: "; ") + ".")
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
    var text =
      "\(verb) \(count(pages)) x \(size) \(time(off.wall)) off, \(time(on.wall)) on"
    if let quick = side(true, true) {
      text += " (\(time(quick.wall)) with RCU expedited)"
    }
    if let cost = report.cost(size, operation) {
      let added = cost.cpuPerPage
      text +=
        added.isClear
        ? ", \(time(abs(added.value))) of CPU time \(added.value < 0 ? "less" : "more") a page"
        : added.interval == nil
          ? ", too few rounds to compare CPU time" : ", no evidence that the CPU time differs"
    }
    return text
  }

  private static func time(_ nanoseconds: Double) -> String {
    NumberText(ascii: false).time(nanoseconds: nanoseconds)
  }

  private static func count(_ pages: some BinaryInteger) -> String {
    NumberText(ascii: false).count(Int64(clamping: pages))
  }
}

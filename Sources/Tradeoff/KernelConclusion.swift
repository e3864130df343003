import HugeTLB
public import KernelHVO
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
        "\(count($0.obtained)) x \($0.size) freed \(count($0.measured)) pages"
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

  /// The longest gaps that the observers saw, HVO on and off.
  private static func impact(_ report: KernelReport) -> KernelConclusion? {
    var parts: [String] = []
    for on in report.impact where on.phase == .on {
      guard
        let off = report.impact.first(where: { $0.observer == on.observer && $0.phase == .off }),
        let longest = on.gaps.max(), let other = off.gaps.max()
      else { continue }
      parts.append(
        "\(on.observer) \(time(longest)) on, \(time(other)) off")
    }
    guard !parts.isEmpty else { return nil }
    return KernelConclusion(
      sizeBytes: nil,
      text: "Longest gap that others saw with HVO on and off: \(parts.joined(separator: "; ")).")
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
      "\(verb) \(count(pages)) x \(size) \(time(off.wall)) off,"
      + " \(time(on.wall)) on"
    if let quick = side(true, true) {
      text += " (\(time(quick.wall)) with RCU expedited)"
    }
    if let cost = report.cost(size, operation) {
      text +=
        cost.cpuPerPage.isClear
        ? ", \(time(cost.cpuPerPage.value)) of CPU time more a page"
        : cost.cpuPerPage.interval == nil
          ? ", too few rounds to compare CPU time" : ", CPU time the same within the noise"
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

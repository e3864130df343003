internal import Numbers
public import Results

/// The pictures of a result; a section without rows gives none.
public struct PlotSet: Sendable {
  public let plots: [Plot]

  public init(_ result: ResultFile) {
    let source = PlotSource(result)
    let verdicts = result.verdicts
    let tradeoffs = result.tradeoffs ?? []
    plots =
      [
        Plot(savings: result.savings, source), Plot(barriers: result.barriers, source),
        Plot(scaling: result.barriers, source), Plot(latencies: result.barriers, source),
      ]
      .compactMap { $0 }
      + Plot.costs(of: verdicts, tradeoffs, source)
      + [Plot(churn: verdicts, source)].compactMap { $0 }
      + Plot.remaps(result.remap, source)
      + [Plot(ranges: result.ranges ?? [], source)].compactMap { $0 }
      + Plot.timelines(result.walks ?? [], source)
      + Plot.maps(
        // Files from before the regions were kept show the map beside its inputs.
        of: result.regions ?? RegionRow.all(of: tradeoffs, verdicts: verdicts), tradeoffs,
        verdicts: verdicts, in: result.regions == nil ? .tradeoffs : .regions, source)
      + [
        Plot(kernelTimes: result.kernelTimings, source),
        Plot(kernelCosts: result.kernelCosts, source),
      ].compactMap { $0 }
      + Plot.kernelLatencies(result.kernelTimings, source)
      + Plot.counts(of: result.el1Counts ?? [], source)
      + Plot.invalidations(result.el1Primitives ?? [], source)
  }
}

/// Where the figures of a picture come from, for its caption.
struct PlotSource {
  private let machine: String?
  private let guests: String?
  private let created: String

  init(_ result: ResultFile) {
    created = "\(result.tool.name) \(result.tool.version), \(result.created)"
    guests = result.guestName
    machine = result.host.map { host in
      let parts = [
        host.name, host.cpuModel, "\(host.usableCPUs) CPUs", "kernel \(host.kernel)",
        host.virtualMachine.map { "virtual machine (\($0))" },
      ]
      return parts.compactMap(\.self).joined(separator: ", ")
    }
  }

  /// The provenances of the figures, each once, and the machine if anything was measured.
  func caption(_ figures: [Figure], _ extra: String = "") -> String {
    // A modelled figure names several sources; each is said once.
    var sources: [String] = []
    for provenance in figures.lazy.compactMap(\.provenance) {
      let clauses = provenance.detail.split(separator: ";").map {
        $0.drop { $0 == " " }
      }
      for (index, clause) in clauses.enumerated() {
        let text = (index == 0 ? "\(provenance.kind.rawValue): " : "") + clause
        if !sources.contains(text) { sources.append(text) }
      }
    }
    let shown = sources.prefix(6).joined(separator: "; ")
    let more = sources.count > 6 ? "; and \(sources.count - 6) more" : ""
    let figures = shown.prefix(1).uppercased() + shown.dropFirst() + more
    let parts = [
      extra, figures, guests ?? "", machine.map { "On \($0)" } ?? "", "By \(created)",
    ]
    return parts.filter { !$0.isEmpty }.map { $0.last == "." ? String($0.dropLast()) : $0 }
      .joined(separator: ". ")
  }
}

/// A scale for an axis whose figures span less than a few decades.
struct AxisUnit {
  /// Base units in one of these.
  let factor: Double
  let name: String

  static let bytes = IECUnit.allCases.map {
    AxisUnit(factor: Double($0.bytes), name: $0.symbol)
  }
  static let times = zip([1, 1e3, 1e6, 1e9], NumberText.timeUnits).map {
    AxisUnit(factor: $0, name: $1)
  }

  /// The largest unit in which the value is at least 1.
  static func best(for value: Double, of units: [AxisUnit]) -> AxisUnit {
    units.last { $0.factor <= value.magnitude } ?? units[0]
  }

  /// Assignments for the script.
  var variables: [String] { ["unit = \(CSV.number(factor)).0", "unitname = \"\(name)\""] }

  /// Ends of a logarithmic axis of times, in ns: 1, 2 or 5 of a decade, apart from each other.
  static func roundEnds(_ least: Double, _ most: Double) -> (low: Double, high: Double) {
    var steps: [Double] = [1e-3]
    while let last = steps.last, last < 1e15 { steps += [last * 2, last * 5, last * 10] }
    let low = steps.last { $0 <= least } ?? 1e-3
    return (low, steps.first { $0 >= most && $0 > low } ?? 1e15)
  }

  /// A round distance between tics, in base units: 1, 2 or 5 of a decade of this unit, at most
  /// six tics in the span.
  func step(span: Double) -> Double {
    var step = 1e-9
    let span = span / factor
    while step * 6 < span, step < 1e30 {
      // 1, 2, 5, 10, …: the ratio alternates so that only these occur.
      for ratio in [2, 2.5, 2] where step * 6 < span { step *= ratio }
    }
    return step * factor
  }
}

extension Sequence<Double> {
  /// Powers of ten around positive values, as ends of a logarithmic axis.
  func decades() -> [String] {
    var low = 1.0
    var high = 10.0
    if let smallest = self.min() {
      while low > smallest, low > 1e-12 { low /= 10 }
      while low * 10 <= smallest, low < 1e17 { low *= 10 }
    }
    if let largest = self.max() {
      high = low * 10
      while high < largest, high < 1e18 { high *= 10 }
    }
    return ["xmin = \(low)", "xmax = \(high)"]
  }
}

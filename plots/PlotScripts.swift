/// The gnuplot scripts, embedded at build time: one body for each picture and what they share.
///
/// A body reads variables that stand above it and data files beside it; Report/Plots writes both.
public enum PlotScript: String, Sendable, CaseIterable {
  case savings, barriers, scaling, cdf, cost, churn, map, range, timeline
  case kernel, added, counts, entries

  /// The commands that draw the picture on the current terminal.
  public var body: String {
    let bytes =
      switch self {
      case .savings: PackageResources.savings_gp
      case .barriers: PackageResources.barriers_gp
      case .scaling: PackageResources.scaling_gp
      case .cdf: PackageResources.cdf_gp
      case .map: PackageResources.map_gp
      case .timeline: PackageResources.timeline_gp
      case .cost: PackageResources.cost_gp
      case .churn: PackageResources.churn_gp
      case .range: PackageResources.range_gp
      case .kernel: PackageResources.kernel_gp
      case .added: PackageResources.added_gp
      case .counts: PackageResources.counts_gp
      case .entries: PackageResources.entries_gp
      }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Palette, margins, caption and legend: stands above every body.
  public static var style: String { String(decoding: PackageResources.style_gp, as: UTF8.self) }
}

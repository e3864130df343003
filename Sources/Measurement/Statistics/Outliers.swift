/// Outliers by Tukey's fences (Exploratory Data Analysis, 1977): the quartiles plus and minus 1.5
/// (mild) or 3 (severe) interquartile ranges.
public struct Outliers: Sendable, Hashable {
  /// Severe outliers below this share of the samples are ordinary tails and no reason for a notice.
  public static let noticeShare = 0.05

  /// An interquartile range below this share of the median counts as this share: finer differences
  /// are the grain of the clock and of memory, and most samples would be out.
  public static let finestSpread = 0.02

  /// Beyond the inner fences but within the outer ones.
  public let mild: Int
  /// Beyond the outer fences.
  public let severe: Int
  public let total: Int

  public init(mild: Int, severe: Int, total: Int) {
    self.mild = mild
    self.severe = severe
    self.total = total
  }

  /// Mild and severe ones as a fraction of all; 0 for no samples, since none of them is out.
  public var share: Double { total > 0 ? Double(mild + severe) / Double(total) : 0 }

  /// Whether severe outliers exceed `noticeShare`.
  public var isWorthNotice: Bool {
    total > 0 && Double(severe) / Double(total) > Outliers.noticeShare
  }
}

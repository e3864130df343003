/// The units of a result file: the one list of their spellings.
public enum Unit: String, Sendable, Hashable, Codable, CaseIterable {
  /// Wall time.
  case nanoseconds = "ns"
  /// Memory.
  case bytes = "B"
  /// Base pages of the kernel the row is about.
  case pages
  /// Hundredths, not a fraction.
  case percent = "%"
  /// Events, instructions or anything else that is counted.
  case count = "1"
  /// Memory stored in each second.
  case bytesPerSecond = "B/s"
  /// Huge pages allocated and freed, or events, in each second.
  case perSecond = "1/s"
  /// Huge pages demoted in each hour.
  case perHour = "1/h"
  /// Worth, in US dollars unless the prices were stated in something else.
  case moneyPerMonth = "USD/month"
  /// The price of memory, in the same currency.
  case moneyPerGiBMonth = "USD/GiB-month"
  /// The price of CPU time, in the same currency.
  case moneyPerCoreHour = "USD/core-hour"
  // What others published keeps the unit that they gave it; our own times are nanoseconds.
  /// Wall time, as published.
  case seconds = "s"
  /// So many times as much, as published.
  case times = "x"
  /// Thousand loops of a benchmark in each second, as published.
  case kiloloopsPerSecond = "kloops/s"
}

extension Unit {
  /// The unit of a price in words; nil for every other.
  public var priceText: String? {
    switch self {
    case .moneyPerGiBMonth: "USD per GiB-month"
    case .moneyPerCoreHour: "USD per core-hour"
    default: nil
    }
  }
}

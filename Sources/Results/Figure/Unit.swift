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
  /// Worth, in US dollars unless the prices were stated in something else.
  case moneyPerMonth = "USD/month"
}

/// Text in the exposition format of OpenMetrics 1.0, which node_exporter's textfile collector reads
/// as well as long as families are gauges and counters and no sample has a timestamp.
struct OpenMetricsText {
  /// The two types that both readers know.
  enum Kind: String { case gauge, counter }

  private var lines: [String] = []
  private var families: Set<String> = []

  /// Everything, with the end mark that the format asks for.
  var text: String { (lines + ["# EOF"]).joined(separator: "\n") + "\n" }

  /// Adds one family.
  ///
  /// Samples whose value is nil or not finite are left out, and one whose labels occurred before in
  /// the family: a repeated one would make a scraper refuse the whole file. A family without
  /// samples or with a name used before is left out.
  /// - Parameter unit: becomes the last part of the name, as the format demands.
  mutating func add(
    _ name: String, _ kind: Kind = .gauge, unit: String? = nil, help: String,
    _ samples: [(labels: [(name: String, value: String?)], value: Double?)]
  ) {
    let family = unit.map { "\(name)_\($0)" } ?? name
    let sample = kind == .counter ? family + "_total" : family
    var seen: Set<String> = []
    let body = samples.compactMap { labels, value -> String? in
      guard let value, value.isFinite else { return nil }
      let text = Self.text(labels)
      return seen.insert(text).inserted ? "\(sample)\(text) \(CSV.number(value))" : nil
    }
    guard !body.isEmpty, families.insert(family).inserted else { return }
    lines.append("# TYPE \(family) \(kind.rawValue)")
    if let unit { lines.append("# UNIT \(family) \(unit)") }
    lines.append("# HELP \(family) \(Self.escape(help))")
    lines += body
  }

  private static func text(_ labels: [(name: String, value: String?)]) -> String {
    let pairs = labels.compactMap { label in
      label.value.map { "\(label.name)=\"\(escape($0))\"" }
    }
    return pairs.isEmpty ? "" : "{\(pairs.joined(separator: ","))}"
  }

  /// Backslash, double quote and line feed, and nothing else: a tab stays a tab.
  static func escape(_ text: String) -> String {
    // By scalars: "\r\n" is one Character.
    text.unicodeScalars.reduce(into: "") { escaped, scalar in
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
  }
}

import CSVFile

/// What a monitor recorded of a machine's pools: a CSV file with the columns seconds, churn and, if
/// wanted, demotions.
public struct ChurnSeries: Sendable, Hashable {
  /// What holds from a moment on.
  public struct Sample: Sendable, Hashable {
    /// Since any start.
    public let seconds: Double
    /// Huge pages allocated and freed per second.
    public let churn: Double
    /// Huge pages demoted per hour; 0 without the column.
    public let demotions: Double
  }

  /// In the order of the file.
  public let samples: [Sample]

  private static let columns = ["seconds", "churn", "demotions"]

  /// Reads a file; a row that can't be used refuses it, since a gap would bend the mean.
  public init(reading path: String) throws(ChurnSeriesError) {
    var samples: [Sample] = []
    var header: [Int?]?
    var problem: ChurnSeriesError?
    func refuse(_ line: Int, _ text: String) -> Bool {
      problem = ChurnSeriesError(description: "\(path):\(line): \(text)")
      return false
    }
    do {
      try CSVFile(path: path).read { event in
        switch event {
        case .problem(let found): return refuse(found.line, found.description)
        case .record(let record):
          if record.isEmpty(from: 0) { return true }
          guard let columns = header else {
            let names = (0..<record.count).map { record.text($0).lowercased() }
            let found = Self.columns.map { names.firstIndex(of: $0) }
            header = found
            guard found[0] != nil, found[1] != nil else {
              return refuse(record.line, "the header needs the columns seconds and churn")
            }
            return true
          }
          var values: [Double] = []
          for (name, column) in zip(Self.columns, columns) {
            guard let column else {
              values.append(0)
              continue
            }
            let text = record.text(column)
            guard let value = Double(text), value.isFinite, value >= 0 else {
              return refuse(record.line, "\(name): \(Excerpt(text)) is no number of 0 or more")
            }
            values.append(value)
          }
          if let last = samples.last, values[0] <= last.seconds {
            return refuse(
              record.line,
              "seconds: \(Excerpt(record.text(columns[0] ?? 0))) isn't later than the row before")
          }
          samples.append(Sample(seconds: values[0], churn: values[1], demotions: values[2]))
          return true
        }
      }
    } catch {
      throw ChurnSeriesError(description: error.description)
    }
    if let problem { throw problem }
    self.samples = samples
  }
}

/// Why a time series can't be used, with file and line.
public struct ChurnSeriesError: Error, Sendable, Hashable, CustomStringConvertible {
  public let description: String
}

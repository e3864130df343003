/// Which samples a statistic is made of.
public enum SampleSelection: Sendable, Hashable {
  case all
  /// Those without a disturbance mark (`SampleMarks.disturbances`); outliers stay in.
  case undisturbed
  /// Those with all of these marks.
  case marked(SampleMarks)

  func includes(_ marks: SampleMarks) -> Bool {
    switch self {
    case .all: true
    case .undisturbed: marks.isDisjoint(with: .disturbances)
    case .marked(let wanted): marks.isSuperset(of: wanted)
    }
  }
}

extension Samples {
  /// How many samples a selection holds. O(n).
  public func count(_ selection: SampleSelection) -> Int {
    marks.reduce(0) { $0 + (selection.includes($1) ? 1 : 0) }
  }

  /// How many samples have each mark; only marks that occur. O(n).
  public var markCounts: [(mark: SampleMarks, name: String, count: Int)] {
    SampleMarks.names.compactMap { mark, name in
      let count = count(.marked(mark))
      return count == 0 ? nil : (mark, name, count)
    }
  }

  /// Nanoseconds per operation, raw: timer overhead included, in the order taken.
  public func values(_ selection: SampleSelection = .undisturbed) -> [Double] {
    let operations = Double(operationsPerSample)
    return zip(raw, marks).compactMap {
      selection.includes($1) ? Double($0) / operations : nil
    }
  }

  /// One sample less the timer's overhead, whole batch.
  public func net(at index: Int) -> NetTime? {
    raw.indices.contains(index) ? overhead.net(raw[index]) : nil
  }

  /// The summary of a selection, in ns per operation; nil if it holds no sample. O(n log n).
  public func summary(_ selection: SampleSelection = .undisturbed) -> Summary? {
    Summary(values(selection))
  }
}

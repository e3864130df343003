extension FleetPlan {
  /// Reads a fleet: YAML by its name, else CSV; "-" is CSV from standard input.
  ///
  /// - Parameter classes: that are kept apart, each some hundred bytes; the others are in the total.
  public init(
    reading path: String, keeping classes: Int = mostClasses
  ) throws(FleetFileError) {
    if path.hasSuffix(".yaml") || path.hasSuffix(".yml") {
      try self.init(yaml: path, keeping: classes)
    } else {
      try self.init(csv: path, keeping: classes)
    }
  }

  /// One line for each row that was left out, and how many more there are.
  public var complaints: [String] {
    var lines = problems.map(\.description)
    if badRows > problems.count {
      lines.append("\(name): \(badRows - problems.count) more rows were left out")
    }
    return lines
  }
}

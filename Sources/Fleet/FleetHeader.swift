import Spelling

/// Which column of a file holds which field.
struct FleetHeader {
  /// Index of each field's column.
  let columns: [FleetField: Int]
  /// Columns of the file; trailing ones without a name aren't counted.
  let count: Int
  /// Names of columns that mean nothing here.
  let unknown: [String]

  /// - Parameter names: of the first line.
  /// - Throws: ``FleetFileError/Problem`` for a column that is missing or there twice.
  init(_ names: [String]) throws(FleetFileError.Problem) {
    var columns: [FleetField: Int] = [:]
    var unknown: [String] = []
    let used = (names.lastIndex { !$0.isEmpty } ?? -1) + 1
    for (index, name) in names.prefix(used).enumerated() {
      guard let field = FleetField(name) else {
        if !name.isEmpty { unknown.append(name) }
        continue
      }
      if let first = columns[field] {
        throw .twice(field, first + 1, index + 1)
      }
      columns[field] = index
    }
    for field in FleetField.allCases where field.isNeeded && columns[field] == nil {
      let known = FleetField.allCases.map(\.rawValue)
      let near = unknown.first { NearNames.best(for: $0, among: known).contains(field.rawValue) }
      throw .missing(field, found: Array(names.prefix(used)), near: near)
    }
    (self.columns, self.unknown) = (columns, unknown)
    count = used
  }
}

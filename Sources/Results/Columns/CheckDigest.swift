/// The checks of one protocol, split and operation in every setting: a line of the matrix that a
/// report shows.
public struct CheckDigest: Sendable, Hashable {
  public let protocolID: String
  public let operation: RemapRow.Operation
  /// Nil where all rows of the report have the protocol's usual split or the same one.
  public let split: String
  /// In the order in which they were checked.
  public let rows: [CheckRow]
  /// Where they stand in the section.
  private let indices: [Int]

  /// The lines, in order of first appearance.
  public static func all(of rows: [CheckRow]) -> [CheckDigest] {
    var order: [[String]] = []
    var groups: [[String]: [Int]] = [:]
    for (index, row) in rows.enumerated() {
      let key = [row.protocolID, row.operation.rawValue, row.split]
      if groups[key] == nil { order.append(key) }
      groups[key, default: []].append(index)
    }
    return order.compactMap { key in
      guard let indices = groups[key], let first = indices.first.map({ rows[$0] }) else {
        return nil
      }
      return CheckDigest(
        protocolID: first.protocolID, operation: first.operation, split: first.split,
        rows: indices.map { rows[$0] }, indices: indices)
    }
  }
}

extension CheckDigest: ResultRow {
  public static var section: Section { .checks }
  public var key: String { "\(protocolID)/\(split)/\(operation.rawValue)" }

  public static var columns: [Column<Self>] {
    [
      .text("protocolID", "Protocol") { $0.protocolID },
      .text("operation", "Operation") { $0.operation.rawValue },
      .text("split", "Split") { $0.split },
    ]
  }

  /// One column more for each setting, headed by its label.
  public static func tableColumns(for rows: [Self]) -> [Column<Self>] {
    columns
      + settings(of: rows).map { setting in
        .text("verdict.\(setting.name)", setting.label) { digest in
          digest.rows.first { $0.setting == setting }?.verdict.mark
        }
      }
  }

  public func fields(of column: String, at index: Int) -> [String] {
    if column.hasPrefix("verdict.") {
      let setting = column.dropFirst("verdict.".count)
      return rows.firstIndex { $0.setting.name == setting }
        .map { [Self.section.place(at: indices[$0]) + "verdict"] } ?? []
    }
    return indices.first.map { [Self.section.place(at: $0) + column] } ?? []
  }

  /// The settings of any of the rows, in order of first appearance.
  public static func settings(of rows: [Self]) -> [CheckRow.Setting] {
    var settings: [CheckRow.Setting] = []
    for row in rows.lazy.flatMap(\.rows) where !settings.contains(row.setting) {
      settings.append(row.setting)
    }
    return settings
  }
}

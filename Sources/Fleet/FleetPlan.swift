import CSVFile
import HugeTLB

/// What HVO saves on a fleet, class by class; memory doesn't grow with the file.
public struct FleetPlan: Sendable {
  /// Name of the file.
  public let name: String
  /// Classes in the order of the file, as many as were to be kept, ``mostClasses`` unless stated.
  public private(set) var classes: [HostClass] = []
  public private(set) var total = FleetTotal()
  /// Rows that count.
  public private(set) var rows = 0
  /// Classes beyond those kept apart: only the total has them.
  public private(set) var furtherClasses = 0
  /// The first ``mostProblems`` rows that were left out.
  public private(set) var problems: [RowProblem] = []
  /// All of them.
  public private(set) var badRows = 0
  /// What is worth knowing, in a fixed order.
  public private(set) var remarks: [String] = []

  /// Classes kept apart.
  public static let mostClasses = 5000
  /// Characters of a reason.
  static let longestReason = 240
  /// Bad rows listed.
  public static let mostProblems = 20

  private var reader = FleetRowReader()
  private var indices: [String: Int] = [:]
  private var furtherNames: Set<Int> = []
  /// Mappings of a YAML file with keys that mean nothing.
  var unknownKeys = 0
  private var summed = 0
  private var firstSummed: String?

  /// Classes that this plan keeps apart.
  private let keptClasses: Int

  init(name: String, keeping classes: Int) {
    self.name = name
    keptClasses = classes
  }

  mutating func addRemark(_ text: String) { remarks.append(text) }

  /// Adds a row; a bad one is listed and left out.
  mutating func add(line: Int, _ field: (FleetField) -> String) {
    do throws(FieldProblem) {
      let row = try reader.row(field)
      let name = field(.host)
      guard name.contains(where: { !$0.isWhitespace }) else {
        throw FieldProblem(field: .host, reason: "empty; name the host class")
      }
      guard !name.utf8.contains(where: Self.isControl) else {
        throw FieldProblem(
          field: .host, reason: "\(Excerpt(name)) has a control character in it; take it out")
      }
      try add(row, name, line: line)
      rows += 1
    } catch {
      report(line: line, column: error.field.name, reason: error.reason)
    }
  }

  /// What no terminal and no table should get; tabs and line ends are quoted.
  private static func isControl(_ byte: UInt8) -> Bool {
    (byte < 32 && ![9, 10, 13].contains(byte)) || byte == 127
  }

  /// Lists a bad row, or only counts it.
  mutating func report(line: Int, column: String?, reason: String) {
    badRows += 1
    if problems.count < Self.mostProblems {
      // A field may hold anything: one line of a sane length.
      let plain = reason.unicodeScalars.prefix(Self.longestReason).map { scalar in
        scalar.properties.generalCategory == .control ? " " : Character(scalar)
      }
      problems.append(RowProblem(file: name, line: line, column: column, reason: String(plain)))
    }
  }

  private mutating func add(_ row: FleetRow, _ name: String, line: Int) throws(FieldProblem) {
    if let index = indices[name], let difference = classes[index].difference(row) {
      throw FieldProblem(
        field: difference.field,
        reason:
          "\(Excerpt(name)) has \(difference.here) on line \(classes[index].line): a class is one"
          + " kind of host")
    }
    do { try count(row, name, line: line) } catch {
      throw FieldProblem(field: .count, reason: error.description)
    }
  }

  /// Adds to the class and to the total, or to neither.
  private mutating func count(_ row: FleetRow, _ name: String, line: Int) throws(SavingsError) {
    let savings = try PoolSavings(row.pool, in: row.model, memory: row.memory)
    if let memory = row.memory, savings.budget.pool > memory.bytes {
      throw .exceedsMemory(pool: ByteCount(savings.budget.pool) ?? .max, memory: memory)
    }
    var sum = total
    try sum.add(row, savings)
    if let index = indices[name] {
      if try classes[index].add(row, savings) { note(summed: name, row) }
    } else if classes.count < keptClasses {
      try sum.addHosts(row)
      var one = HostClass(name, row, line: line)
      _ = try one.add(row, savings)
      indices[name] = classes.count
      classes.append(one)
    } else {
      // That two of a million names share the number, and count as one host, has a chance of 3 in 10^8.
      let number = name.hashValue
      if !furtherNames.contains(number) {
        try sum.addHosts(row)
        furtherNames.insert(number)
        furtherClasses += 1
      }
    }
    total = sum
  }

  private mutating func note(summed name: String, _ row: FleetRow) {
    summed += 1
    firstSummed =
      firstSummed
      ?? "\(Excerpt(name)), \(row.pool.size)" + (row.node.map { ", node \($0)" } ?? "")
  }

  /// Closes the books.
  mutating func finish() {
    if let firstSummed {
      remarks.append(
        (summed == 1
          ? "1 row repeats a pool of its class, and was added to it"
          : "\(summed) rows repeat a pool of their class, and were added to it")
          + " (the first: \(firstSummed))")
    }
    if furtherClasses > 0 {
      remarks.append(
        "\(furtherClasses) classes beyond the first \(keptClasses) count in the total only;"
          + " give a column class to group hosts")
    }
    (indices, furtherNames) = ([:], [])
  }
}

public import HugeTLB

/// One pool of one host class.
public struct FleetRow: Sendable {
  public var hosts: UInt64
  public var pool: Pool
  /// NUMA node; nil: the whole host.
  public var node: UInt32?
  /// Of one host.
  public var memory: ByteCount?
  /// Kernel and geometry.
  public var model: KernelModel
  /// Huge pages allocated and freed per second on one host; nil if not stated.
  public var churn: Double?
}

/// Why a field can't be used.
struct FieldProblem: Error {
  let field: FleetField
  let reason: String
}

/// Makes rows from fields; remembers the texts that repeat.
struct FleetRowReader {
  // Rows repeat what the row before had, mostly; a comparison is cheaper than any table.
  private var lastSize: (text: String, size: HugePageSize)?
  private var lastMemory: (text: String, memory: ByteCount)?
  private var lastModel:
    (arch: String, page: String, kernel: String, structPage: String, model: KernelModel)?
  /// The last size that was found among the sizes of the last architecture.
  private var lastChecked: HugePageSize?

  /// - Parameter field: the text of a field; empty if there is none.
  mutating func row(_ field: (FleetField) -> String) throws(FieldProblem) -> FleetRow {
    let size = try size(field(.size))
    let model = try model(field)
    if size != lastChecked {
      do { try model.architecture.check(size, page: model.geometry.page) } catch {
        throw FieldProblem(field: .size, reason: error.description)
      }
      lastChecked = size
    }
    let count = try Self.whole(.count, field(.count))
    guard let count else {
      throw FieldProblem(field: .count, reason: "empty; write a number of huge pages")
    }
    guard count > 0 else {
      throw FieldProblem(field: .count, reason: "\"0\": a pool has at least 1 page")
    }
    let node = try Self.whole(.node, field(.node)).map { value throws(FieldProblem) -> UInt32 in
      guard let node = UInt32(exactly: value) else {
        throw FieldProblem(field: .node, reason: "\(value) is no NUMA node")
      }
      return node
    }
    let hosts = try Self.whole(.hosts, field(.hosts)) ?? 1
    return FleetRow(
      hosts: hosts, pool: Pool(size, count: count), node: node, memory: try memory(field(.memory)),
      model: model, churn: try Self.rate(field(.churn)))
  }

  private mutating func size(_ text: String) throws(FieldProblem) -> HugePageSize {
    if let lastSize, lastSize.text == text { return lastSize.size }
    do {
      let size = try HugePageSize(parsing: text)
      lastSize = (text, size)
      return size
    } catch { throw FieldProblem(field: .size, reason: "\(error)") }
  }

  private mutating func memory(_ text: String) throws(FieldProblem) -> ByteCount? {
    if text.isEmpty { return nil }
    if let lastMemory, lastMemory.text == text { return lastMemory.memory }
    do {
      let memory = try ByteCount(parsing: text)
      lastMemory = (text, memory)
      return memory
    } catch { throw FieldProblem(field: .memory, reason: "\(error)") }
  }

  private mutating func model(_ field: (FleetField) -> String) throws(FieldProblem) -> KernelModel {
    let (arch, page, kernel, size) = (
      field(.arch), field(.pageSize), field(.kernel), field(.structPage)
    )
    if let last = lastModel, last.arch == arch, last.page == page, last.kernel == kernel,
      last.structPage == size
    {
      return last.model
    }
    let model = try Self.model(arch, page, kernel, size)
    lastModel = (arch, page, kernel, size, model)
    lastChecked = nil
    return model
  }

  private static func model(
    _ arch: String, _ pageSize: String, _ kernel: String, _ structPageSize: String
  ) throws(FieldProblem) -> KernelModel {
    func read<Value>(
      _ which: FleetField, _ text: String, _ body: (String) throws -> Value
    ) throws(FieldProblem) -> Value? {
      if text.isEmpty { return nil }
      do { return try body(text) } catch { throw FieldProblem(field: which, reason: "\(error)") }
    }
    let architecture = try read(.arch, arch) { try Architecture(parsing: $0) } ?? .x86_64
    let page = try read(.pageSize, pageSize) { try BasePageSize(parsing: $0) }
    let version = try read(.kernel, kernel) { try KernelVersion(parsing: $0) }
    let structPage = try whole(.structPage, structPageSize).map { bytes throws(FieldProblem) in
      guard let size = StructPageSize(bytes: bytes) else {
        throw FieldProblem(
          field: .structPage,
          reason: "\(bytes): sizeof(struct page) is a multiple of 8 from 8 to 4096")
      }
      return size
    }
    do {
      return try KernelModel(
        architecture: architecture, page: page, structPage: structPage ?? .usual, version: version)
    } catch { throw FieldProblem(field: .pageSize, reason: error.description) }
  }

  /// A whole number, plain or with commas between thousands; nil for an empty text.
  static func whole(_ field: FleetField, _ text: String) throws(FieldProblem) -> UInt64? {
    if text.isEmpty { return nil }
    if let value = UInt64(text), text.utf8.first != UInt8(ascii: "+") {
      guard value <= ByteCount.max.bytes else {
        throw FieldProblem(field: field, reason: "\(Excerpt(text)) is above 2^63 - 1")
      }
      return value
    }
    let groups = text.split(separator: ",", omittingEmptySubsequences: false)
    let digits = groups.joined()
    if groups.count > 1, (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 }),
      digits.utf8.allSatisfy({ (48...57).contains($0) }), let value = UInt64(digits),
      value <= ByteCount.max.bytes
    {
      return value
    }
    guard !text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      throw FieldProblem(field: field, reason: "\(Excerpt(text)) is above 2^63 - 1")
    }
    throw FieldProblem(field: field, reason: "\(Excerpt(text)) is no whole number of 0 or more")
  }

  private static func rate(_ text: String) throws(FieldProblem) -> Double? {
    if text.isEmpty { return nil }
    guard let rate = Double(text), rate.isFinite, rate >= 0 else {
      throw FieldProblem(
        field: .churn, reason: "\(Excerpt(text)) is no number of huge pages per second, such as 2.5"
      )
    }
    return rate
  }
}

/// The sizes and counts of a command line, before they are resolved against a machine.
public struct PoolRequest: Sendable, Hashable {
  /// How the counts were given.
  public enum Counts: Sendable, Hashable {
    /// One count for every size.
    case every(HugePageCount)
    /// In the order given, each size once.
    case each([Entry])
  }
  /// `size=count`.
  public struct Entry: Sendable, Hashable {
    /// The size named.
    public let size: HugePageSize
    /// Its count.
    public let count: HugePageCount
  }

  /// Sizes in the order given, each once; never empty.
  public let sizes: [HugePageSize]
  /// The counts, not resolved yet.
  public let counts: Counts
  /// Whether every size must have a count.
  private let needsAll: Bool

  /// - Parameters:
  ///   - sizes: such as `2M,1G`.
  ///   - counts: `2M=100000,1G=512`, `2M=50%`, or one number or percentage for every size.
  ///   - needsAll: whether a list of counts must name every size; if not, those without are left
  ///     out of ``pools(memory:)``.
  public init(sizes: String, counts: String, needsAll: Bool = true) throws(PoolRequestError) {
    try self.init(
      sizes: Self.sizes(parsing: sizes), counts: counts, needsAll: needsAll)
  }

  /// The same for sizes that were read before, each once.
  public init(
    sizes: [HugePageSize], counts: String, needsAll: Bool = true
  ) throws(PoolRequestError) {
    self.sizes = sizes
    self.needsAll = needsAll
    self.counts = try Self.counts(parsing: counts, for: sizes, needsAll: needsAll)
  }

  /// Reads a list such as `2M,1G`.
  public static func sizes(parsing text: String) throws(PoolRequestError) -> [HugePageSize] {
    var sizes: [HugePageSize] = []
    for field in Self.fields(of: text) {
      let size = try size(parsing: field)
      guard !sizes.contains(size) else { throw .repeatedSize(size) }
      sizes.append(size)
    }
    guard !sizes.isEmpty else { throw .noSizes }
    return sizes
  }

  /// The pools, one a size, in the order of ``sizes``.
  ///
  /// - Parameter memory: of the machine; needed for percentages only.
  public func pools(memory: ByteCount?) throws(PoolRequestError) -> [Pool] {
    var pools: [Pool] = []
    for size in sizes {
      let count: HugePageCount
      switch counts {
      case .every(let one): count = one
      case .each(let entries):
        guard let entry = entries.first(where: { $0.size == size }) else {
          guard needsAll else { continue }
          throw .countMissing(size)
        }
        count = entry.count
      }
      pools.append(Pool(size, count: try count.pages(of: size, memory: memory)))
    }
    return pools
  }

  private static func counts(
    parsing text: String, for sizes: [HugePageSize], needsAll: Bool
  ) throws(PoolRequestError) -> Counts {
    let fields = fields(of: text)
    guard fields.contains(where: { $0.contains("=") }) else {
      guard fields.count == 1 else { throw fields.isEmpty ? .badCount(text) : .mixed(text) }
      return .every(try HugePageCount(parsing: fields[0]))
    }
    var entries: [Entry] = []
    for field in fields {
      let halves = field.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2 else { throw .mixed(text) }
      let size = try size(parsing: String(halves[0]))
      guard !entries.contains(where: { $0.size == size }) else { throw .repeatedSize(size) }
      guard sizes.contains(size) else { throw .sizeNotAsked(size, asked: sizes) }
      entries.append(Entry(size: size, count: try HugePageCount(parsing: String(halves[1]))))
    }
    for size in sizes where needsAll && !entries.contains(where: { $0.size == size }) {
      throw .countMissing(size)
    }
    return .each(entries)
  }

  private static func size(parsing text: String) throws(PoolRequestError) -> HugePageSize {
    do { return try HugePageSize(parsing: text) } catch { throw .badSize(error) }
  }

  /// The list's fields; an empty field (`2M,,1G`) stays, so that it is reported.
  private static func fields(of text: String) -> [String] {
    text.isEmpty
      ? [] : text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
  }
}

import ArgumentParser
import HugeTLB

/// Which huge pages, and how many.
struct PoolOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Huge page sizes, separated by commas, in IEC units: 2M is 2 MiB.", valueName: "sizes"))
  var hugepages = "2M,1G"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Huge pages of each size: 2M=1024,1G=4, or one number or share of memory for every size: \
      1000, 50%. Default: as many as fit 1, 25, 50 and 75 % of the memory, without a share that \
      holds no page.
      """, valueName: "counts"))
  var count: String?

  /// The sizes, parsed.
  func sizes() throws -> [HugePageSize] { try Self.sizes(parsing: hugepages) }

  /// The sizes in a list; a usage error names the option.
  static func sizes(parsing list: String) throws -> [HugePageSize] {
    try usage("--hugepages") { try PoolRequest.sizes(parsing: list) }
  }
}

/// Runs `body`; what it throws becomes a usage error with the same text, headed by the option.
func usage<Value>(_ option: String? = nil, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch {
    throw ValidationError((option.map { "\($0): " } ?? "") + String(describing: error))
  }
}

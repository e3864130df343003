import ArgumentParser
import HugeTLB

/// Which huge pages, and how many.
struct PoolOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Huge page sizes, separated by commas, in IEC units: 2M is 2 MiB. Default: \(Self.usual), or \
      what the architecture has instead.
      """, valueName: "sizes"))
  var hugepages: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Huge pages of each size: 2M=1024,1G=4, or one number or share of memory for every size: \
      1000, 50%. Default: as many as fit 1, 25, 50 and 75 % of the memory, without a share that \
      holds no page.
      """, valueName: "counts"))
  var count: String?

  static let usual = "2M,1G"

  /// The sizes, parsed.
  func sizes() throws -> [HugePageSize] { try Self.sizes(parsing: hugepages ?? Self.usual) }

  /// The sizes, parsed; if none were typed, the usual ones or, where the architecture lacks one of
  /// them, all that it has with this base page.
  func sizes(of model: KernelModel) throws -> [HugePageSize] {
    let usual = try sizes()
    let all = model.architecture.hugePageSizes(model.geometry.page).map(\.size)
    guard hugepages == nil, !all.isEmpty, !usual.allSatisfy(all.contains) else { return usual }
    return all
  }

  /// The sizes in a list; a usage error names the option.
  static func sizes(parsing list: String) throws -> [HugePageSize] {
    try usage("--hugepages") { try PoolRequest.sizes(parsing: list) }
  }
}

import Formula
import HugeTLB
import TestSupport

/// One row of a fleet from a seed, sensible or not, and what the native calculator says of it.
struct RandomPool {
  /// By the names of the formulas' inputs; nil is NULL.
  let inputs: [String: Int64?]
  /// Nil where the calculator refuses the row.
  let native: PoolSavings?

  static let names = [
    "huge_page_bytes", "huge_pages", "page_bytes", "struct_page_bytes", "kernel_major",
    "kernel_minor", "table_entries", "block_mapped", "zones",
  ]

  init(_ generator: inout SplitMix64) {
    func pick<Element>(_ list: [Element]) -> Element { list.randomElement(using: &generator)! }
    let architecture = pick(Architecture.allCases)
    let page = pick(architecture.basePageSizes)
    let sizes = architecture.hugePageSizes(page).map { Int64($0.size.bytes) }
    // Mostly sizes of the architecture, else any power of two, else nonsense.
    let size: Int64? = pick([
      pick(sizes), pick(sizes), pick(sizes), 1 << Int64.random(in: 10...62, using: &generator),
      Int64.random(in: -10...1 << 40, using: &generator), nil,
    ])
    let count: Int64? = pick([
      Int64.random(in: 0...100, using: &generator),
      Int64.random(in: 0...1 << 32, using: &generator),
      Int64.random(in: 0...Int64.max, using: &generator),
      size.flatMap { $0 > 0 ? Int64.max / $0 + Int64.random(in: -1...1, using: &generator) : 1 },
      0, pick([-1, .min, .max, nil]),
    ])
    let structPage: Int64? = pick([
      64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 56, 80, 128, 4096, 8, 4104, 60, 0, nil, .max,
    ])
    let kernel: (UInt32, UInt32)? = pick([
      (5, 13), (5, 14), (5, 17), (5, 18), (6, 1), (6, 12), (7, 0), (7, 1), (8, 3), nil,
    ])
    let mapping: VmemmapMapping = pick([.pmd, .basePages])
    let zones = Int64.random(in: 0...4, using: &generator)
    let model = try! KernelModel(
      architecture: architecture, page: page,
      structPage: structPage.flatMap(Self.structPage) ?? .usual,
      version: kernel.map { KernelVersion($0.0, $0.1) }, mapping: mapping, zones: UInt64(zones))
    let pageBytes: Int64? =
      Int.random(in: 0..<10, using: &generator) > 0
      ? Int64(page.bytes) : pick([8192, 0, -4096, nil, .max, .min])
    // What makes no sense is large as well: it may overflow nowhere.
    let nonsense: (entries: Int64, zones: Int64)? = pick(
      Array(repeating: nil, count: 38) + [(.max, zones), (512, .max)])
    inputs = [
      "huge_page_bytes": size, "huge_pages": count, "page_bytes": pageBytes,
      "struct_page_bytes": structPage, "kernel_major": kernel.map { Int64($0.0) },
      "kernel_minor": kernel.map { Int64($0.1) },
      "table_entries": nonsense?.entries ?? Int64(model.geometry.entriesPerTable),
      "block_mapped": mapping == .pmd ? 1 : 0,
      "zones": nonsense?.zones ?? zones,
    ]
    guard nonsense == nil, pageBytes == Int64(page.bytes),
      structPage.flatMap(Self.structPage) != nil,
      let size, size > 0, let huge = HugePageSize(bytes: UInt64(size)), let count, count >= 0
    else {
      native = nil
      return
    }
    native = try? PoolSavings(Pool(huge, count: UInt64(count)), in: model)
  }

  private static func structPage(_ bytes: Int64) -> StructPageSize? {
    bytes > 0 ? StructPageSize(bytes: UInt64(bytes)) : nil
  }

  /// What the formulas have to give, by name; nil is NULL.
  var expected: [String: Int64?] {
    let budget = native?.budget
    return [
      "pool_bytes": budget.map { Int64($0.pool) },
      "vmemmap_before_bytes": budget.map { Int64($0.before) },
      "vmemmap_freed_bytes": budget.map { Int64($0.freed) },
      "vmemmap_after_bytes": budget.map { Int64($0.kept) },
      "page_tables": budget.map { Int64($0.tables) },
      "page_table_bytes": budget.map { Int64($0.tableBytes) },
      "shared_tail_bytes": budget.map { Int64($0.sharedTailBytes) }, "net_bytes": budget.map(\.net),
      "freed_per_page_bytes": native.map { Int64($0.page.freed) },
    ]
  }
}

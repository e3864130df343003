public import Formula
import HugeTLB

/// The calculator of ``HugeTLB/PoolSavings`` for one contiguous pool, as formulas: for warehouses
/// that compute it by themselves. The tests hold it to the native one.
///
/// Inputs that make no sense together give gaps, and no step can overflow.
public struct SavingFormulas: Sendable {
  /// All of it, in whole numbers.
  public let set: FormulaSet

  /// `zones` beyond this is taken for a mistake.
  public static let mostZones: Int64 = 1 << 20

  public init() {
    var set = FormulaSet()
    let given: Formula<Whole> = set.input("huge_page_bytes", "bytes in one huge page")
    let count: Formula<Whole> = set.input("huge_pages", "huge pages in the pool")
    let granule: Formula<Whole> = set.input("page_bytes", "base page (granule) in bytes")
    let structPage: Formula<Whole> = set.input("struct_page_bytes", "sizeof(struct page)")
    let major: Formula<Whole> = set.input("kernel_major", "6 of kernel 6.12; NULL: the newest rule")
    let minor: Formula<Whole> = set.input("kernel_minor", "12 of kernel 6.12")
    let entries: Formula<Whole> = set.input("table_entries", "entries in one page table")
    let blocks: Formula<Whole> = set.input(
      "block_mapped", "1 if PMD blocks map the vmemmap, 0 if base pages do")
    let zones: Formula<Whole> = set.input("zones", "zones with optimised pages (7.1 and later)")

    func since(_ wantedMajor: Int64, _ wantedMinor: Int64) -> Formula<Truth> {
      let (a, b) = (
        Formula<Whole>(integerLiteral: wantedMajor), Formula<Whole>(integerLiteral: wantedMinor)
      )
      return major > a || (major .== a && minor >= b)
    }
    let isSane = set.define(
      "is_sane", "whether the inputs make sense, and the pool has less than 2^63 bytes",
      given.isOne(of: (13...62).map { 1 << $0 })
        && granule.isOne(of: BasePageSize.allCases.map { Int64($0.bytes) })
        && structPage >= 8 && structPage <= 4096 && structPage % 8 .== 0 && count >= 0
        // Exact: the product of a number below 2^53 and a power of two is, and a larger one is too large.
        && count.real * given.real < 0x1p63 && zones >= 0
        && zones <= Formula(integerLiteral: Self.mostZones)
        && entries.isOne(of: (0...13).map { 1 << $0 }) && blocks.isOne(of: [0, 1]))
    // Everything below comes from these two, so that all of it is unknown for a row without sense, and
    // smaller than the pool, so that it can't overflow.
    let size: Formula<Whole> = set.define(
      "size_bytes", "huge_page_bytes of a row that makes sense",
      choose(if: isSane, given, else: .none))
    let page: Formula<Whole> = set.define(
      "granule_bytes", "page_bytes of a row that makes sense",
      choose(if: isSane, granule, else: .none))
    let reserve: Formula<Whole> = set.define(
      "reserve_pages", "vmemmap pages that HVO keeps of each huge page; 0: no HVO before 5.14",
      choose(if: since(5, 18), 1, else: choose(if: since(5, 14), 2, else: 0)).or(1))
    set.define("pool_bytes", "memory in the huge pages, in bytes", size * count)
    let each: Formula<Whole> = set.define(
      "vmemmap_per_page_bytes", "struct pages of one huge page, in bytes",
      choose(if: size >= page, size.dividedExactly(by: page) * structPage, else: 0))
    let freedEach: Formula<Whole> = set.define(
      "freed_per_page_bytes", "freed by HVO of one huge page, in bytes",
      choose(
        if: reserve > 0 && structPage.isOne(of: (3...12).map { 1 << $0 }) && each > reserve * page,
        each - reserve * page, else: 0 * size))
    let before: Formula<Whole> = set.define(
      "vmemmap_before_bytes", "vmemmap of the pool without HVO, in bytes", count * each)
    let freed: Formula<Whole> = set.define(
      "vmemmap_freed_bytes", "vmemmap that HVO frees, in bytes", count * freedEach)
    set.define("vmemmap_after_bytes", "vmemmap that HVO keeps, in bytes", before - freed)
    let tables: Formula<Whole> = set.define(
      "page_tables", "PTE tables spent on splitting vmemmap PMDs",
      choose(
        if: freed > 0, choose(if: blocks .== 1, (before - 1) / (page * entries) + 1, else: 0),
        else: 0))
    let tableBytes: Formula<Whole> = set.define(
      "page_table_bytes", "those tables in bytes", tables * entries * 8)
    let shared: Formula<Whole> = set.define(
      "shared_tail_bytes", "shared tail pages, one per zone (7.1 and later), in bytes",
      choose(if: freed > 0, choose(if: since(7, 1), zones * page, else: 0).or(0), else: 0))
    set.define("net_bytes", "saved after what HVO spends, in bytes", freed - tableBytes - shared)
    self.set = set
  }
}

import Formula
import HugeTLB

/// The calculator as ANSI SQL for a warehouse that holds the inventory: BigQuery, Spark, Trino, DuckDB
/// and PostgreSQL take it as it is.
public struct PlanSQL: Sendable {
  /// One statement, with how to use it in comments.
  public let text: String

  /// - Parameters:
  ///   - table: the inventory's, as it is put after FROM.
  ///   - prices: worth is computed at the price of memory.
  public init(table: String, prices: Prices) {
    let saving = SavingFormulas()
    let (steps, last) = saving.set.sql(over: "fleet")
    let (worth, end) = Self.worth(prices).sql(over: last, prefix: "worth")
    text =
      Self.head
      + "WITH given AS (\n" + Self.given(table) + "\n),\n"
      + "fleet AS (\n" + Self.fleet + "\n),\n"
      + (steps + worth).joined(separator: ",\n")
      + "\nSELECT * FROM \(end)\n;\n"
  }

  private static let head = """
    -- What the HugeTLB Vmemmap Optimization (HVO) saves on each pool of an inventory, computed as the
    -- kernel does. A row that makes no sense gives NULL, never an error. Only the first expression,
    -- "given", depends on your table: put your columns, or constants, on the left of AS.
    -- Bytes are of one host, except those that start with class_.

    """

  private static func given(_ table: String) -> String {
    """
      SELECT
        host AS host,                                 -- host class
        CAST(hosts AS BIGINT) AS hosts,               -- hosts of the class
        arch AS arch,                                 -- 'x86_64', 'arm64', ...
        CAST(huge_page_bytes AS BIGINT) AS huge_page_bytes,
        CAST(huge_pages AS BIGINT) AS huge_pages,     -- on one host
        CAST(page_bytes AS BIGINT) AS page_bytes,     -- base page (granule): 4096, 16384 or 65536
        CAST(struct_page_bytes AS BIGINT) AS struct_page_bytes,  -- 64 nearly everywhere
        CAST(kernel_major AS BIGINT) AS kernel_major, -- 6 of 6.12; NULL: the newest rule
        CAST(kernel_minor AS BIGINT) AS kernel_minor,
        CAST(1 AS BIGINT) AS zones                    -- zones with optimised pages, 7.1 and later
      FROM \(table)
    """
  }

  /// What follows from the architecture, from the calculator's own tables.
  private static let fleet = """
      SELECT given.*,
        -- 1 if PMD blocks map the vmemmap, 0 if base pages do
        \(cases(else: "1") { architecture, page in
          architecture.usualVmemmapMapping(page) == .basePages ? "0" : nil
        }) AS block_mapped,
        -- entries in one page table
        \(cases(else: "CASE WHEN page_bytes = 4096 THEN 512 WHEN page_bytes = 16384 THEN 2048 WHEN page_bytes = 65536 THEN 8192 END") { architecture, page in
          let entries = architecture.entriesPerTable(page)
          return entries == page.bytes / 8 ? nil : "\(entries)"
        }) AS table_entries,
        -- 1 if the mainline kernel of that version has HVO there
        \(support) AS hvo_in_kernel
      FROM given
    """

  /// CASE over architecture and base page; nil falls to the ELSE.
  private static func cases(
    else other: String, _ value: (Architecture, BasePageSize) -> String?
  ) -> String {
    let arms = Architecture.allCases.flatMap { architecture in
      architecture.basePageSizes.compactMap { page in
        value(architecture, page).map {
          "WHEN \(isOne(of: architecture)) AND page_bytes = \(page.bytes) THEN \($0)"
        }
      }
    }
    return "CASE \(arms.joined(separator: " ")) ELSE \(other) END"
  }

  private static func isOne(of architecture: Architecture) -> String {
    let names = [architecture.rawValue] + architecture.aliases
    return "LOWER(arch) IN (\(names.map { "'\($0)'" }.joined(separator: ", ")))"
  }

  /// The first version that has HVO, architecture by architecture.
  private static let support: String = {
    let arms = Architecture.allCases.compactMap { architecture -> String? in
      guard architecture.hvoSupport(nil).isSupported else { return nil }
      for major in UInt32(5)...7 {
        for minor in UInt32(0)...19
        where architecture.hvoSupport(KernelVersion(major, minor)).isSupported {
          return
            "WHEN \(isOne(of: architecture)) AND (kernel_major IS NULL OR kernel_major > \(major)"
            + " OR (kernel_major = \(major) AND kernel_minor >= \(minor))) THEN 1"
        }
      }
      return nil
    }
    return "CASE \(arms.joined(separator: " ")) ELSE 0 END"
  }()

  /// What the classes save and what it is worth.
  private static func worth(_ prices: Prices) -> FormulaSet {
    var set = FormulaSet()
    let net: Formula<Whole> = set.input("net_bytes", "saved on one host")
    let hosts: Formula<Whole> = set.input("hosts", "hosts of the class")
    let has: Formula<Whole> = set.input("hvo_in_kernel", "whether the kernel has HVO")
    let product = net.real * hosts.real
    let all: Formula<Whole> = set.define(
      "class_net_bytes", "saved on all hosts of the class, in bytes; 0 where the kernel has no HVO",
      choose(
        if: hosts >= 0 && product < 9.2e18 && product > -9.2e18,
        choose(if: has .== 1, net * hosts, else: 0), else: .none))
    set.define(
      "class_worth_per_month", "worth of that for a month (\(prices.memory.basis))",
      TradeoffFormulas.worth(
        ofBytes: all.real, at: Formula(floatLiteral: prices.memory.value.real ?? 0)))
    return set
  }
}

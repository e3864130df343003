extension SavingsTotal: ResultRow {
  public static var section: Section { .savingsTotal }
  public var key: String { "" }

  public static var columns: [Column<Self>] {
    [
      .integer("poolBytes", "Pools", .bytes) { $0.poolBytes },
      .integer("vmemmapBeforeBytes", "vmemmap before", .bytes, .smaller) { $0.vmemmapBeforeBytes },
      .integer("vmemmapAfterBytes", "vmemmap after", .bytes, .smaller) { $0.vmemmapAfterBytes },
      .integer("vmemmapFreedBytes", "Freed", .bytes, .larger) { $0.vmemmapFreedBytes },
      .integer("spentBytes", "Spent on page tables and shared tails", .bytes, .smaller) {
        $0.spentBytes
      },
      .integer("netBytes", "Net", .bytes, .larger) { $0.netBytes },
      .integer("wouldNetBytes", "Net, were HVO in this kernel", .bytes, .larger) {
        $0.wouldNetBytes
      },
      .integer("balance.memoryBytes", "Memory", .bytes) { $0.balance?.memoryBytes },
      .integer("balance.restBeforeBytes", "Rest before", .bytes, .larger) {
        $0.balance?.restBeforeBytes
      },
      .integer("balance.restAfterBytes", "Rest after", .bytes, .larger) {
        $0.balance?.restAfterBytes
      },
    ]
  }
}

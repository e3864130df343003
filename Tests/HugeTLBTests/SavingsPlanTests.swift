import HugeTLB
import TestSupport
import Testing

struct SavingsPlanTests {
  let x86 = try! KernelModel(architecture: .x86_64)

  @Test func twoPoolsOnOneMachine() throws {
    let plan = try SavingsPlan([Pool(.m2, count: 512), Pool(.g1, count: 4)], in: x86)
    #expect(plan.lines.map(\.budget.freed) == [512 * 28672, 4 * 16_773_120])
    #expect(plan.total.freed == 81_772_544)
    // 512 pages of 2M fill 8 vmemmap PMDs, 4 of 1G fill 32.
    #expect(plan.lines.map(\.budget.tables) == [8, 32])
    #expect(plan.total.net == 81_772_544 - 40 * 4096)
  }

  @Test func gibTextOfALargePool() throws {
    let plan = try SavingsPlan([Pool(.m2, count: 262_144)], in: x86)
    let freed = try #require(ByteCount(plan.total.freed))
    #expect(freed.full == "7.00 GiB (7516192768 B)")
  }

  @Test func partsOfMemoryAddUp() throws {
    let memory = try ByteCount(parsing: "1T")
    let plan = try SavingsPlan([Pool(.m2, count: 262_144)], in: x86, memory: memory)
    let balance = try #require(plan.balance)
    #expect(balance.pool == 512 << 30)
    #expect(balance.vmemmapBefore == 8 << 30)
    #expect(balance.vmemmapAfter == 1 << 30)
    #expect(balance.spent == 4096 * 4096)
    #expect(balance.pool + balance.vmemmapBefore + balance.restBefore == memory.bytes)
    #expect(
      balance.pool + balance.vmemmapAfter + balance.spent + balance.restAfter == memory.bytes)
  }

  @Test func poolAboveMemoryIsRefused() throws {
    let memory = try ByteCount(parsing: "64GiB")
    let error = #expect(throws: SavingsError.self) {
      try SavingsPlan([Pool(.m2, count: 40000)], in: x86, memory: memory)
    }
    #expect(error == .exceedsMemory(pool: ByteCount(83_886_080_000)!, memory: memory))
    #expect(error?.description.contains("78.1 GiB") == true)
  }

  @Test func wholeMemoryLeavesNoRoomForTheVmemmap() throws {
    let plan = try SavingsPlan(
      [Pool(.g1, count: 4)], in: x86, memory: ByteCount(4 << 30))
    #expect(plan.balance == nil)
    // 4 GiB of pool, 64 MiB of struct page: too much even with the 16 KiB that HVO keeps.
    let shortage = try #require(plan.shortage)
    #expect(shortage.contains("4.00 GiB") && shortage.contains("64.0 MiB"), "\(shortage)")
    #expect(shortage.contains("either way"), "\(shortage)")
  }

  @Test func poolThatFitsOnlyWithHVO() throws {
    // 32 MiB more than the pool: less than its 64 MiB of struct page, more than HVO leaves of it.
    let memory = ByteCount((4 << 30) + (32 << 20))
    let plan = try SavingsPlan([Pool(.g1, count: 4)], in: x86, memory: memory)
    #expect(plan.balance == nil)
    #expect(plan.shortage?.contains("without HVO more than") == true)
    let roomy = try SavingsPlan([Pool(.g1, count: 4)], in: x86, memory: ByteCount(5 << 30))
    #expect(roomy.balance != nil && roomy.shortage == nil)
  }

  /// A note stands beside the rows that it is about, and no others.
  @Test func notesBelongToTheirLine() throws {
    let kilobytes = try HugePageSize(parsing: "64K")
    let old = try KernelModel(architecture: .arm64, version: KernelVersion(6, 1))
    let plan = try SavingsPlan([Pool(kilobytes, count: 1), Pool(.g1, count: 1)], in: old)
    let (small, large) = (plan.notes(on: plan.lines[0]), plan.notes(on: plan.lines[1]))
    #expect(small.count == 1 && !small[0].contains("HVO:"), "\(small)")
    #expect(large.first?.hasPrefix("saves if this kernel has HVO: ") == true, "\(large)")
    #expect(Set(small).isDisjoint(with: large))
  }

  @Test func sizeTheArchitectureLacksIsRefused() throws {
    let size = try HugePageSize(parsing: "32M")
    #expect(throws: SavingsError.architecture(.hugePage(size, .x86_64, .k4))) {
      try SavingsPlan([Pool(size, count: 1)], in: x86)
    }
  }

  @Test func notesSayWhyAndHowSure() throws {
    let arm = try KernelModel(architecture: .arm64)
    let plan = try SavingsPlan([Pool(.m2, count: 1)], in: arm)
    #expect(plan.total.freed == 28672)
    #expect(
      plan.notes(on: plan.lines[0]).contains {
        $0.hasPrefix("would save: ") && $0.contains("060a2c92d1b6")
      })
    let old = try KernelModel(architecture: .x86_64, version: KernelVersion(6, 1))
    func notes(_ model: KernelModel) throws -> [String] {
      let plan = try SavingsPlan([Pool(.m2, count: 1)], in: model)
      return plan.notes(on: plan.lines[0])
    }
    #expect(try notes(old).contains { $0.contains("unbatched") })
    #expect(try notes(x86) == [])
    let before = try KernelModel(architecture: .x86_64, version: KernelVersion(5, 13))
    #expect(try notes(before) == ["no HVO before 5.14 (kernel 5.13)"])
  }

  @Test func sharedTailPagesFrom71() throws {
    let model = try KernelModel(architecture: .x86_64, version: KernelVersion(7, 1), zones: 3)
    let plan = try SavingsPlan([Pool(.m2, count: 64), Pool(.g1, count: 1)], in: model)
    #expect(plan.lines.map(\.budget.sharedTailBytes) == [3 * 4096, 3 * 4096])
    #expect(plan.lines[0].budget.net == 64 * 28672 - 4096 - 3 * 4096)
    #expect(plan.total.leftAfterRestore == 9 * 4096 + 6 * 4096)
    let before = try KernelModel(architecture: .x86_64, version: KernelVersion(7, 0), zones: 3)
    #expect(try SavingsPlan([Pool(.m2, count: 64)], in: before).total.sharedTailBytes == 0)
  }

  @Test func overflowIsReported() throws {
    #expect(throws: SavingsError.self) {
      try SavingsPlan([Pool(.m2, count: .max)], in: x86)
    }
    // 2^63 − 1 bytes hold 2^42 − 1 pages of 2M.
    #expect(try SavingsPlan([Pool(.m2, count: (1 << 42) - 1)], in: x86).total.pool < 1 << 63)
    #expect(throws: SavingsError.self) { try SavingsPlan([Pool(.m2, count: 1 << 42)], in: x86) }
    #expect(throws: SavingsError.overflow("pools")) {
      try SavingsPlan(
        [Pool(.m2, count: (1 << 42) - 1), Pool(.g1, count: (1 << 33) - 1)], in: x86)
    }
    let zones = try KernelModel(architecture: .x86_64, version: KernelVersion(7, 1), zones: .max)
    #expect(throws: SavingsError.overflow("shared tail pages")) {
      try SavingsPlan([Pool(.m2, count: 1)], in: zones)
    }
  }

  @Test func percentages() throws {
    let plan = try SavingsPlan([Pool(.m2, count: 64)], in: x86, memory: ByteCount(1 << 30))
    // 64 × 28672 − 4096 of 128 MiB.
    #expect(plan.total.netOfPool == Ratio(1_830_912, over: 134_217_728))
    let percent = try #require(plan.total.net(of: ByteCount(1 << 30)!).percent)
    #expect(abs(percent - 0.1705169677734375) < 1e-12)
    #expect(plan.total.net(of: .zero).percent == nil)
  }
}

struct SavingsPropertyTests {
  /// Monotone in the count, net at most gross, and additive over sizes, on every architecture.
  @Test func holdForRandomPools() throws {
    var random = SplitMix64(seed: 11)
    for (architecture, page, _) in ArchitectureTests.table {
      let model = try KernelModel(architecture: architecture, page: page)
      for placement in [Placement.contiguous, .scattered] {
        for _ in 0..<50 {
          var parts: [SavingsPlan] = []
          var pools: [Pool] = []
          for huge in architecture.hugePageSizes(page) {
            let count = random.next() % 100_000
            let plan = try SavingsPlan(
              [Pool(huge.size, count: count)], placement: placement, in: model)
            let more = try SavingsPlan(
              [Pool(huge.size, count: count + 1)], placement: placement, in: model)
            #expect(more.total.freed >= plan.total.freed)
            #expect(more.total.tables >= plan.total.tables)
            #expect(plan.total.net <= Int64(plan.total.freed))
            #expect(plan.total.freed <= plan.total.before)
            pools.append(Pool(huge.size, count: count))
            parts.append(plan)
          }
          let whole = try SavingsPlan(pools, placement: placement, in: model).total
          #expect(whole.freed == parts.reduce(0) { $0 + $1.total.freed })
          #expect(whole.net == parts.reduce(0) { $0 + $1.total.net })
        }
      }
    }
  }

  @Test func contiguousIsTheCheapest() throws {
    let model = try KernelModel(architecture: .x86_64)
    var random = SplitMix64(seed: 12)
    for _ in 0..<200 {
      let pool = Pool(.m2, count: 1 + random.next() % 5000)
      let from = Placement.contiguousFrom(pfn: random.next() % 100_000 * 512)
      let least = try PageTableCost(pool, .contiguous, in: model).tables
      let middle = try PageTableCost(pool, from, in: model).tables
      let most = try PageTableCost(pool, .scattered, in: model).tables
      #expect(least <= middle && middle <= least + 1 && middle <= max(most, 2))
    }
  }
}

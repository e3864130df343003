import BreakBeforeMake
import Formula
import HugeTLB
import Measurement
import Testing
import Tradeoff
import Vmemmap

/// Worth, cost, stall and verdict of a protocol for a pool, against arithmetic done here.
@Suite struct WeighingTests {
  let x86 = try! KernelModel(architecture: .x86_64, version: KernelVersion(6, 12))
  /// 262144 x 2M: 7 GiB freed, 16 MiB of tables.
  let pool = Pool(.m2, count: 262_144)
  static let net = 7.0 * 1024 * 1024 * 1024 - 4096 * 4096
  let flush = Cost.known(
    1000, from: "flush", interval: Interval(low: 900, high: 1100, confidence: 0.95))

  private func machine() -> MachineCosts {
    MachineCosts(
      flush: flush, flushElsewhere: flush.asUpperBoundElsewhere,
      rendezvous: [
        .stopMachine: .init(
          initiator: .known(30000, from: "stop"), victim: .known(20000, from: "stop"),
          worst: .known(50000, from: "stop"))
      ])
  }

  private func weighing(
    _ id: BuiltInProtocol, churn: Double?, demotions: Double = 0, mostStall: Double? = nil,
    limit: Bool = false, cpus: Int = 4, corePrice: Double = 0.05, stops: Int = 0,
    memoryPrice: Double = 3, also: BuiltInProtocol? = nil
  ) throws -> PoolWeighing {
    let counts = BatchCounts(hugePages: 100, flushes: 2, stops: stops)
    func cost(_ software: Double) -> OperationCost {
      OperationCost(
        software: .known(software, from: "software"), counts: counts,
        primitives: machine().primitives(pausing: stops > 0 ? .stopMachine : nil), cpus: cpus)
    }
    let share = try Share.ofOneCore(parsing: "1%")
    let terms = WeighingTerms(
      savings: try PoolSavings(pool, in: x86),
      workload: Workload(
        churn: churn.map { FormulaInput($0, "stated") } ?? .none("no churn"),
        demotions: FormulaInput(demotions, "stated")),
      prices: Prices(
        memory: FormulaInput(memoryPrice, "stated"), core: FormulaInput(corePrice, "stated")),
      share: share, shareIsLimit: limit, mostStall: mostStall, cpus: cpus)
    let weighings = try [id, also].compactMap(\.self).map { id in
      let remap = id.make()
      let judgement = try Judgement(remap, under: CheckSetting(architecture: .x86_64))
      let assessment = Assessment(
        remap, size: .m2, judgements: [judgement],
        cost: ProtocolCost(hvo: cost(500), deHVO: cost(700)), share: share, model: x86)
      return Weighing(assessment, target: nil, machine: machine(), terms: terms)
    }
    return PoolWeighing(weighings, terms: terms, support: x86.support)
  }

  private func value(_ pool: PoolWeighing, _ name: String) -> Double? {
    pool.weighings[0].results[name]?.real
  }

  @Test func worthAndCost() throws {
    let pool = try weighing(.direct, churn: 1000)
    // 2 flushes over 100 pages on 4 CPUs, there and back: 1200 + 2 x (20 + 3 x 20).
    let roundTrip = 1200.0 + 2 * (20 + 3 * 20)
    #expect(value(pool, "round_trip_ns") == roundTrip)
    #expect(value(pool, "break_even_churn") == 0.01 * 1e9 / roundTrip)
    let cores = 1000 * roundTrip / 1e9
    #expect(value(pool, "cpu_cores") == cores)
    let memory = Self.net / 1_073_741_824 * 3
    #expect(value(pool, "memory_worth") == memory)
    let cpu = cores * (0.05 * 730)
    #expect(value(pool, "cpu_worth") == cpu)
    #expect(value(pool, "net_worth") == memory - cpu)
    #expect(value(pool, "stopped_cores") == 0)
    // A flush interrupts the three others, each for 1000 ns at most.
    #expect(value(pool, "stall_ns") == 1000)
    #expect(pool.conclusion.decision.candidate?.protocolID == "direct")
    guard case .on = pool.conclusion.decision else {
      Issue.record("\(pool.text)")
      return
    }
  }

  @Test func cpuTimeThatCostsMoreTurnsItOff() throws {
    // At the churn where both are worth the same, it tips.
    let even = try #require(value(try weighing(.direct, churn: 0), "worth_break_even_churn"))
    let memory = Self.net / 1_073_741_824 * 3
    #expect(abs(even - memory / (0.05 * 730) * 1e9 / 1360) < 1e-6 * even)
    #expect(try weighing(.direct, churn: even * 0.999, cpus: 4).weighings[0].objection == nil)
    let off = try weighing(.direct, churn: even * 1.001, cpus: 4)
    guard case .off(.objection(_, .costsMore)) = off.conclusion.decision else {
      Issue.record("\(off.text)")
      return
    }
    #expect(
      off.text.contains("keep HVO off: direct, the cheapest that is legal, takes CPU time worth $"))
  }

  @Test func stallsAndStops() throws {
    // One stop for 100 pages: each waits 50 µs at worst, and 700 ns x 100 for the work.
    let pool = try weighing(.stopMachine, churn: 10, stops: 1)
    #expect(value(pool, "stall_ns") == 120_000.0)
    // 3 others stand still 20 µs a stop, a hundredth of it a page, and for the work.
    let stopped = 3 * (200 + 500) + 3 * (200 + 700)
    #expect(value(pool, "stopped_cores") == 10 * Double(stopped) / 1e9)
    #expect(
      try weighing(.stopMachine, churn: 10, mostStall: 120_000, stops: 1).weighings[0].objection
        == nil)
    let off = try weighing(.stopMachine, churn: 10, mostStall: 119_999, stops: 1)
    #expect(off.weighings[0].objection == .stall(nanoseconds: 120_000, most: 119_999))
    #expect(off.text.contains("lets a CPU stand still for 120 µs, more than the 120 µs allowed"))
  }

  /// A flush holds another CPU up too; one CPU holds up nobody.
  @Test func aFlushIsAStall() throws {
    let off = try weighing(.direct, churn: 10, mostStall: 1)
    #expect(off.weighings[0].objection == .stall(nanoseconds: 1000, most: 1))
    #expect(try weighing(.direct, churn: 10, mostStall: 1000).weighings[0].standing == .pays)
    #expect(try weighing(.direct, churn: 10, mostStall: 1, cpus: 1).weighings[0].standing == .pays)
  }

  @Test func theShareOfACoreCanBeALimit() throws {
    // 1 % of a core is reached at 10^7 / 1360 = 7352.9 pages a second.
    #expect(try weighing(.direct, churn: 7352, limit: true).weighings[0].objection == nil)
    let off = try weighing(.direct, churn: 7353, limit: true)
    guard case .budget(let cores, let most)? = off.weighings[0].objection else {
      Issue.record("no objection")
      return
    }
    #expect((cores, most) == (7353 * 1360 / 1e9, 0.01))
  }

  @Test func withoutAChurnOnlyTheLimitIsKnown() throws {
    let pool = try weighing(.direct, churn: nil)
    #expect(value(pool, "net_worth") == nil)
    #expect(pool.weighings[0].reason(of: "net_worth") == "no churn")
    #expect(value(pool, "worth_break_even_churn") != nil)
    #expect(pool.weighings[0].sensitivities == [])
    // 20.95 a month over 0.05 × 730 an hour's core, 1360 ns a page; or 1 % of a core.
    guard case .below(.worth(let churn)) = pool.weighings[0].standing else {
      Issue.record("\(pool.weighings[0].standing)")
      return
    }
    #expect(abs(churn - Self.net / 1_073_741_824 * 3 / (0.05 * 730) * 1e9 / 1360) < 1e-6 * churn)
    #expect(pool.text.contains("turn HVO on with direct while fewer than 422,000 pages a second"))
    let limited = try weighing(.direct, churn: nil, limit: true)
    #expect(limited.weighings[0].standing == .below(.cores(0.01 * 1e9 / 1360)))
  }

  /// Memory worth nothing pays for no CPU time, whatever the churn; nor does what can't be counted.
  @Test func whatCannotPayIsOff() throws {
    let free = try weighing(.direct, churn: nil, memoryPrice: 0)
    #expect(free.weighings[0].objection == .costsMore(cpu: 0, memory: 0))
    #expect(free.text.hasPrefix("2M: keep HVO off: "))
    #expect(!free.text.contains("at 0 pages"))
    // 10^306 × 1360 ns is beyond the largest number.
    let much = try weighing(.direct, churn: 1e306)
    #expect(much.weighings[0].objection == .beyondCount)
    #expect(much.text.hasPrefix("2M: keep HVO off: "))
  }

  /// Where only boot time is left, the run-time protocol is asked what would turn the answer.
  @Test func whatTurnsBootTimeIsTheStatedChurn() throws {
    let pool = try weighing(.direct, churn: 1e6, also: .bootTime)
    guard case .onlyAtBoot = pool.conclusion.decision else {
      Issue.record("\(pool.text)")
      return
    }
    #expect(pool.decisive?.assessment.remap.id == "boot-time")
    #expect(pool.questioned?.assessment.remap.id == "direct")
    // 20.95 a month pays for 422102 pages a second; that is nearer than half the core's price.
    #expect(
      pool.text.contains(
        "What would turn it first: huge pages allocated and freed per second: 422,000 instead of"
          + " 1,000,000"), "\(pool.text)")
  }

  /// A normal input with a standard error of 100/1.96 on 4 of 100 parts, thrice elsewhere.
  @Test func theSpreadFollowsTheIntervals() throws {
    let weighing = try weighing(.direct, churn: 1000).weighings[0]
    #expect(weighing.spread.drawn == ["flush_ns", "flush_elsewhere_ns"])
    let interval = try #require(weighing.spread.intervals["round_trip_ns"])
    // Both ends move together: 1200 + 160 x (0.9 … 1.1).
    #expect(abs(interval.low - 1344) < 1.5)
    #expect(abs(interval.high - 1376) < 1.5)
    #expect(weighing.spread.sureness == 1)
    // The same inputs, the same draws.
    #expect(
      try self.weighing(.direct, churn: 1000).weighings[0].spread.intervals
        == weighing.spread.intervals)
    let even = try #require(weighing.results["worth_break_even_churn"]?.real)
    let edge = try #require(
      try self.weighing(.direct, churn: even * 0.9999).weighings[0].spread.sureness)
    #expect((0.4...0.6).contains(edge))
  }

  @Test func sensitivityFindsWhereItTurns() throws {
    let weighing = try weighing(.direct, churn: 1000).weighings[0]
    let even = try #require(weighing.results["worth_break_even_churn"]?.real)
    let churn = try #require(weighing.sensitivities.first { $0.input == "churn" })
    #expect(churn.turnsOn == false)
    #expect(abs(try #require(churn.turnsAt) - even) < 1e-9 * even)
    let memory = try #require(weighing.results["memory_worth"]?.real)
    let cpu = try #require(weighing.results["cpu_worth"]?.real)
    #expect(churn.netAtTwice == memory - 2 * cpu)
    #expect(churn.netAtHalf == memory - cpu / 2)
    // Memory at cpu/memory of its price is worth what the CPU time costs.
    let price = try #require(weighing.sensitivities.first { $0.input == "memory_price" })
    #expect(abs(try #require(price.turnsAt) - 3 * cpu / memory) < 1e-9)
    let swings = weighing.sensitivities.map(\.swing)
    #expect(swings == swings.sorted(by: >))
  }

  @Test func bootCostsNothingLater() throws {
    let pool = try weighing(.bootTime, churn: 1e9)
    #expect(value(pool, "cpu_cores") == 0)
    #expect(pool.weighings[0].objection == nil)
    guard case .onlyAtBoot = pool.conclusion.decision else {
      Issue.record("\(pool.text)")
      return
    }
  }
}

public import Formula

/// Costs, break-even and worth as formulas: what the commands compute and what a page recomputes.
public struct TradeoffFormulas: Sendable {
  /// All of it, in real numbers.
  public let set: FormulaSet
  /// The same, ready to be computed.
  public let program: FormulaProgram

  /// Hours in a month as prices have it: 8760 / 12.
  public static let hoursPerMonth = 730.0

  /// The one instance.
  public static let standard = TradeoffFormulas()

  private init() {
    var set = FormulaSet()
    let net: Formula<Real> = set.input("net_bytes", "memory saved on the pool, after page tables, in bytes")
    let memoryPrice: Formula<Real> = set.input("memory_price", "price of one GiB of memory for a month")
    let corePrice: Formula<Real> = set.input("core_price", "price of one core for an hour")
    let churn: Formula<Real> = set.input("churn", "huge pages allocated and freed per second")
    let demotions: Formula<Real> = set.input("demotions", "huge pages demoted per hour")
    let coreShare: Formula<Real> = set.input("core_share", "share of one core that may be spent, 0 to 1")
    let machine = OperationFormulas.Machine(in: &set)
    let hvo = OperationFormulas("hvo", "HVO", on: machine, in: &set)
    let deHVO = OperationFormulas("de_hvo", "de-HVO", on: machine, in: &set)
    let target = OperationFormulas("target_hvo", "HVO of the size demoted to", on: machine, in: &set)
    let pieces: Formula<Real> = set.input("pages_per_demotion", "huge pages that one demotion makes")
    let measured: Formula<Real> = set.input(
      "demote_measured_ns", "what HVO adds to one demotion, where it was measured, in ns")

    let roundTrip: Formula<Real> = set.define(
      "round_trip_ns", "HVO and de-HVO of one huge page, CPU time in ns", hvo.total + deHVO.total)
    let demote: Formula<Real> = set.define(
      "demote_ns", "what HVO adds to one demotion, CPU time in ns",
      measured.or(deHVO.total + pieces * target.total))
    set.define(
      "break_even_churn", "churn at which that takes the share of one core, per second",
      coreShare * 1e9 / roundTrip)
    let demoting: Formula<Real> = set.define(
      "demoting_ns", "CPU time of demotions in one second, in ns",
      choose(if: demotions .== 0, 0, else: demotions / 3600 * demote))
    let cores: Formula<Real> = set.define(
      "cpu_cores", "cores that HVO keeps busy",
      (choose(if: churn .== 0, 0, else: churn * roundTrip) + demoting) / 1e9)
    let memoryWorth: Formula<Real> = set.define(
      "memory_worth", "worth of the memory saved, per month", Self.worth(ofBytes: net, at: memoryPrice))
    let coreMonth = corePrice * Formula(floatLiteral: Self.hoursPerMonth)
    let cpuWorth: Formula<Real> = set.define("cpu_worth", "worth of that CPU time, per month", cores * coreMonth)
    set.define("net_worth", "what remains of the memory's worth, per month", memoryWorth - cpuWorth)
    set.define(
      "worth_break_even_churn", "churn at which CPU time costs what the memory is worth, per second",
      Formula<Real>.greatest(0, (memoryWorth / coreMonth * 1e9 - demoting) / roundTrip))
    let stoppedHVO = Formula<Real>(input: "hvo_stopped_ns")
    let stoppedDeHVO = Formula<Real>(input: "de_hvo_stopped_ns")
    set.define(
      "stopped_cores", "CPUs that stand still for HVO at any moment, on average",
      choose(if: churn .== 0, Formula<Real>(0), else: churn * (stoppedHVO + stoppedDeHVO) / 1e9))
    set.define(
      "stall_ns", "the longest time that one CPU stands still, in ns",
      Formula<Real>.greatest(Formula(input: "hvo_stall_ns"), Formula(input: "de_hvo_stall_ns")))
    self.set = set
    program = FormulaProgram(set)
  }

  /// What so much memory is worth at a price per GiB, in the price's unit of time.
  static func worth(ofBytes bytes: Formula<Real>, at price: Formula<Real>) -> Formula<Real> {
    bytes / 1_073_741_824 * price
  }
}

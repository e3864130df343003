public import Formula
internal import Numbers

/// Costs, break-even and worth as formulas: what the commands compute and what a page recomputes.
public struct TradeoffFormulas: Sendable {
  /// All of it, in real numbers.
  public let set: FormulaSet
  /// The same, ready to be computed.
  public let program: FormulaProgram

  /// Hours in a month as prices have it: 8760 / 12.
  public static let hoursPerMonth = 730.0

  /// The formulas as a JavaScript function `tradeoff` of one object, for a page.
  public static var script: String { standard.set.javaScript(functionName: "tradeoff") }

  /// The one instance.
  public static let standard = TradeoffFormulas()

  private init() {
    var set = FormulaSet()
    let net: Formula<Real> = set.input(
      "net_bytes", "memory saved on the pool, after page tables, in bytes")
    let memoryPrice: Formula<Real> = set.input(
      "memory_price", "price of one GiB of memory for a month")
    let corePrice: Formula<Real> = set.input("core_price", "price of one core for an hour")
    let churn: Formula<Real> = set.input("churn", "huge pages allocated and freed per second")
    let peak: Formula<Real> = set.input("peak_churn", "the most at any time; absent: churn")
    let demotions: Formula<Real> = set.input("demotions", "huge pages demoted per hour")
    let coreShare: Formula<Real> = set.input(
      "core_share", "share of one core for the break-even, 0 to 1")
    let budget: Formula<Real> = set.input(
      "core_budget", "cores that HVO may keep busy; absent: all")
    let mostStall: Formula<Real> = set.input(
      "max_stall_ns", "the longest that a CPU may stand still at a time, in ns; absent: no limit")
    let machine = OperationFormulas.Machine(in: &set)
    let worstStop: Formula<Real> = set.input(
      "stop_worst_ns",
      "one stop, for each other CPU, longer than 99 of 100, in ns; absent: stop_elsewhere_ns")
    let flushStall: Formula<Real> = set.input(
      "flush_stall_ns",
      "one flush, how long it holds up another CPU, in ns; absent: flush_elsewhere_ns")
    let otherStall: Formula<Real> = set.input(
      "other_stall_ns", "how long a CPU waits for another reason, in ns")
    let hvo = OperationFormulas("hvo", "HVO", on: machine, worstStop, flushStall, in: &set)
    let deHVO = OperationFormulas("de_hvo", "de-HVO", on: machine, worstStop, flushStall, in: &set)
    let target = OperationFormulas(
      "target_hvo", "HVO of the size demoted to", on: machine, worstStop, flushStall, in: &set)
    let pieces: Formula<Real> = set.input(
      "pages_per_demotion", "huge pages that one demotion makes")
    let measured: Formula<Real> = set.input(
      "demote_measured_ns", "what HVO adds to one demotion, where it was measured, in ns")

    let roundTrip: Formula<Real> = set.define(
      "round_trip_ns", "HVO and de-HVO of one huge page, CPU time in ns", hvo.total + deHVO.total)
    let demote: Formula<Real> = set.define(
      "demote_ns", "what HVO adds to one demotion, CPU time in ns",
      measured.or(deHVO.total + pieces * target.total))
    set.define(
      "break_even_churn", "churn at which that takes the share of one core, per second",
      Self.breakEven(coreShare, roundTrip))
    let demoting: Formula<Real> = set.define(
      "demoting_ns", "CPU time of demotions in one second, in ns",
      Self.none(if: demotions, else: demotions / 3600 * demote))
    let cores: Formula<Real> = set.define(
      "cpu_cores", "cores that HVO keeps busy",
      (Self.none(if: churn, else: churn * roundTrip) + demoting) / 1e9)
    let most = peak.or(churn)
    let peakCores: Formula<Real> = set.define(
      "peak_cores", "cores that HVO keeps busy at the peak",
      (Self.none(if: most, else: most * roundTrip) + demoting) / 1e9)
    let memoryWorth: Formula<Real> = set.define(
      "memory_worth", "worth of the memory saved, per month",
      Self.worth(ofBytes: net, at: memoryPrice))
    let coreMonth = corePrice * Formula(floatLiteral: Self.hoursPerMonth)
    let cpuWorth: Formula<Real> = set.define(
      "cpu_worth", "worth of that CPU time, per month", cores * coreMonth)
    let netWorth: Formula<Real> = set.define(
      "net_worth", "what remains of the memory's worth, per month", memoryWorth - cpuWorth)
    set.define(
      "worth_break_even_churn",
      "churn at which CPU time costs what the memory is worth, per second",
      Formula<Real>.greatest(0, (memoryWorth / coreMonth * 1e9 - demoting) / roundTrip))
    set.define(
      "stopped_cores", "CPUs that stand still for HVO at any moment, on average",
      Self.none(if: churn, else: churn * (hvo.stopped + deHVO.stopped) / 1e9))
    let stall: Formula<Real> = set.define(
      "stall_ns",
      "how long another CPU stands still at a time, for a flush or a stop and the work meanwhile, in ns",
      Formula<Real>.greatest(otherStall, Formula<Real>.greatest(hvo.stall, deHVO.stall)))
    let pays = set.define(
      "pays", "whether the memory is worth more than the CPU time", netWorth > 0)
    let fits = set.define(
      "fits_budget", "whether the peak stays within the cores allowed",
      peakCores <= budget.or(machine.cpus))
    let brief = set.define(
      "stalls_briefly", "whether no CPU stands still too long",
      // No limit holds whatever the stall is.
      choose(if: mostStall.or(-1) < 0, mostStall.or(-1) < 0, else: stall <= mostStall))
    set.define("turn_on", "whether nothing speaks against HVO", net > 0 && pays && fits && brief)
    self.set = set
    program = FormulaProgram(set)
  }

  /// Nothing for nothing, whether the other formula has a value or not.
  private static func none(if count: Formula<Real>, else formula: Formula<Real>) -> Formula<Real> {
    choose(if: count .== 0, 0, else: formula)
  }

  /// The churn at which HVO and de-HVO take a share of one core.
  static func breakEven(_ share: Formula<Real>, _ roundTrip: Formula<Real>) -> Formula<Real> {
    share * 1e9 / roundTrip
  }

  /// What so much memory is worth at a price per GiB, in the price's unit of time.
  static func worth(ofBytes bytes: Formula<Real>, at price: Formula<Real>) -> Formula<Real> {
    bytes / Formula(floatLiteral: Double(IECUnit.gibi.bytes)) * price
  }
}

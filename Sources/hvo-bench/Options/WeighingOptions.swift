import ArgumentParser
import Tradeoff

/// Workload, prices and limits.
struct WeighingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Huge pages allocated and freed per second: a number, or a CSV file with the columns seconds, \
      churn and, if wanted, demotions, in which each row holds until the next. Without it the answer \
      says up to which churn HVO pays.
      """, valueName: "number|file"))
  var churn: String?

  @Option(
    help: ArgumentHelp(
      """
      Weigh the kernel's own HVO at the cost that hvo-bench kernel measured of it: a result file. \
      Nothing is measured then, and no other protocol weighed.
      """, valueName: "result.json"))
  var kernelResult: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Huge pages demoted per hour.", valueName: "number"),
    transform: PositiveNumber("demotions per hour", least: 0).parse)
  var demotions: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      What one GiB of memory is worth for a month, in US dollars or any currency that both prices \
      share. Default: 3.093, a list price ($0.004237 per GiB-hour, GCP us-central1 N2).
      """, valueName: "price"), transform: PositiveNumber("a price", least: 0).parse)
  var memoryPrice: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What one core is worth for an hour. Default: 0.031611, a list price of the same place.",
      valueName: "price"), transform: PositiveNumber("a price", least: 0).parse)
  var corePrice: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The longest that one CPU may stand still for HVO, such as 100us. Default: no limit.",
      valueName: "time"), transform: Self.time)
  var maxStall: Double?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "CPUs of the machine in question. Default: this machine's, or the platform's.",
      valueName: "n"), transform: WholeNumber(range: 1...65536, noun: "CPUs").parse)
  var cpuCount: Int?

  @Flag(help: "Hold HVO to the share of one core that --core-share states, at the highest churn.")
  var limitCoreShare = false

  /// Prices as typed, the listed ones for the rest.
  var prices: Prices {
    func stated(_ value: Double?, _ listed: FormulaInput) -> FormulaInput {
      value.map { FormulaInput($0, "stated") } ?? listed
    }
    return Prices(
      memory: stated(memoryPrice, Prices.listed.memory), core: stated(corePrice, Prices.listed.core)
    )
  }

  /// A time with its unit, in ns.
  private static func time(_ text: String) throws -> Double {
    let units = [("ns", 1.0), ("us", 1e3), ("µs", 1e3), ("ms", 1e6), ("s", 1e9)]
    for (suffix, factor) in units where text.hasSuffix(suffix) {
      guard let number = Double(text.dropLast(suffix.count)), number > 0, (number * factor).isFinite
      else { break }
      return number * factor
    }
    throw ValidationError("write a time above 0 with its unit (ns, us, ms or s), such as 100us")
  }
}

/// A number typed for an option: finite and not below a bound.
struct PositiveNumber {
  let noun: String
  let least: Double

  init(_ noun: String, least: Double) { (self.noun, self.least) = (noun, least) }

  func parse(_ text: String) throws -> Double {
    guard let number = Double(text), number.isFinite, number >= least else {
      throw ValidationError("write \(noun) as a number of \(Int(least)) or more, such as 2.5")
    }
    return number
  }
}

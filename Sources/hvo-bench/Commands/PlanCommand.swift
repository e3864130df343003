import ArgumentParser
import Fleet
import Results
import Tradeoff

/// What HVO saves on a fleet.
struct PlanCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "What HVO saves on a fleet: a CSV or YAML file of host classes and their pools.",
    discussion: """
      Columns: host, size, count (huge pages), and if wanted hosts, node, memory, arch, page_size, \
      kernel, struct_page, churn; docs/plan.md explains them. Measures nothing. Rows that can't be \
      used are listed and left out, and the exit code is 1.

      Example: hvo-bench plan docs/examples/fleet.csv
      """)

  @Argument(help: "CSV file, YAML file (.yaml, .yml), or - for CSV from standard input.")
  var fleet: String?

  @OptionGroup var options: PlanOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if fleet == nil, options.emit != .sql {
      throw ValidationError("name a fleet file, such as fleet.csv; docs/examples/fleet.csv is one")
    }
  }

  func run() async throws {
    let outlet = try await Outlet(output)
    let prices = options.prices
    if options.emit == .sql {
      return try outlet.print(PlanSQL(table: options.table, prices: prices).text)
    }
    let costs = try options.costs.map { path in
      try usage("--costs") { try PlanCosts(ResultFile(reading: path), name: path) }
    }
    let plan = try usage {
      try FleetPlan(reading: fleet ?? "-", keeping: options.keptClasses)
    }
    let stage = PlanStage(prices: prices, verdict: options.verdict, costs: costs)
    if let form = options.emit {
      try stage.emit(plan, as: form, to: outlet)
    } else {
      var file = ResultFile.begun()
      try stage.run(plan, into: &file)
      try await outlet.deliver(file)
    }
    guard plan.badRows == 0 else {
      for line in plan.complaints { StandardError.say(line) }
      throw ExitCode((plan.rows == 0 ? ExitStatus.usage : .unexpected).rawValue)
    }
  }
}

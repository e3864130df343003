import ArgumentParser
import Fleet
import Tradeoff

/// What a plan is computed with and how it is printed.
struct PlanOptions: ParsableArguments {
  enum Emission: String, ExpressibleByArgument, CaseIterable {
    case sql, csv
    case jsonLines = "json-lines"
  }

  @Option(
    help: ArgumentHelp(
      """
      Print only this: sql, the calculator for a warehouse's own inventory; json-lines or csv, the \
      classes as a flat table.
      """, valueName: "form"))
  var emit: Emission?

  @Option(
    help: ArgumentHelp("The inventory's table in the SQL.", valueName: "name"),
    transform: Self.tableName)
  var table = "inventory"

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "What one GiB of memory is worth for a month. Default: 3.093, a list price.",
      valueName: "price"), transform: PositiveNumber("a price", least: 0).parse)
  var memoryPrice: Double?

  @Option(
    help: ArgumentHelp(
      """
      What HVO costs on a machine like these: a result of the main job, of tradeoff or of kernel. With \
      the file's churn it gives the cores that HVO keeps busy.
      """, valueName: "result.json"))
  var costs: String?

  @OptionGroup var verdict: SettingOptions

  /// Prices as typed, the listed ones for the rest.
  var prices: Prices {
    var prices = Prices.listed
    if let memoryPrice { prices.memory = FormulaInput(memoryPrice, "stated") }
    return prices
  }

  /// What needs no quotes anywhere, or a name in backquotes or double quotes that may hold dashes too,
  /// as BigQuery's project ids do.
  private static func tableName(_ text: String) throws -> String {
    func isPlain(_ text: Substring, _ others: String) -> Bool {
      !text.isEmpty
        && text.utf8.allSatisfy {
          (48...57).contains($0) || (65...90).contains($0) || (97...122).contains($0)
            || others.utf8.contains($0)
        }
    }
    let isQuoted =
      text.count > 2 && text.first == text.last && ["`", "\""].contains(text.first)
      && isPlain(text.dropFirst().dropLast(), "_.-")
    guard isPlain(text[...], "_.") || isQuoted else {
      throw ValidationError(
        "--table \(text): write a table's name of letters, digits, _ and dots, such as fleet.hosts;"
          + " with dashes as well between backquotes: '`my-project.fleet.hosts`'")
    }
    return text
  }

  /// Classes that the plan keeps apart: a flat table has them all.
  var keptClasses: Int {
    switch emit {
    case .csv, .jsonLines: .max
    case .sql, nil: FleetPlan.mostClasses
    }
  }
}

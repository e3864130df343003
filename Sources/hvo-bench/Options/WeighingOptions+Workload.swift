import ArgumentParser
import Fleet
import Results
import Tradeoff

extension WeighingOptions {
  /// The workload that was typed, or that a series tells.
  func workload() throws -> Workload {
    let demoted = FormulaInput(demotions ?? 0, demotions == nil ? "none stated" : "stated")
    guard let churn else {
      return Workload(churn: .none("no churn was stated: --churn"), demotions: demoted)
    }
    if churn.contains("/") || churn.hasSuffix(".csv") {
      let series = try usage("--churn") { try ChurnSeries(reading: churn) }
      return try usage("--churn") {
        try Workload(series.samples.map { ($0.seconds, $0.churn, $0.demotions) }, name: churn)
      }
    }
    guard let number = Double(churn), number.isFinite, number >= 0 else {
      throw ValidationError(
        "--churn \(churn): write huge pages per second, such as 50, or the name of a CSV file")
    }
    return Workload(churn: FormulaInput(number, "stated"), demotions: demoted)
  }

  /// What the kernel's own HVO costs, if a result of it was given.
  func kernelCosts() throws -> KernelMeasuredCosts? {
    guard let path = kernelResult else { return nil }
    return try usage("--kernel-result") {
      try KernelMeasuredCosts(ResultFile(reading: path), name: path)
    }
  }
}

import Fleet
import Foundation
import HugeTLB
import Report
import Results
import Tradeoff

/// Fleet files: read, then the plan's rows and total written in every form.
struct FleetTarget: FuzzTarget {
  /// "csv" or "yaml": the reader goes by it.
  let kind: String
  private let file: URL
  private let ranking: ProtocolRanking?

  init(kind: String) {
    self.kind = kind
    file = FileManager.default.temporaryDirectory
      .appending(path: "fuzz-\(ProcessInfo.processInfo.processIdentifier).\(kind)")
    let model = try? KernelModel(
      architecture: .x86_64, page: nil, structPage: .usual, version: nil, mapping: nil)
    ranking = model.flatMap { try? ProtocolRanking(for: $0, under: nil) }
  }

  var words: [String] {
    [
      "host", "size", "count", "hosts", "node", "memory", "arch", "page_size", "kernel",
      "struct_page", "churn", "2M", "1G", "512M", "arm64", "6.12", "64K", "100%", "\r\n", "\"\"",
      ",,,", ";", "classes", "pools", "384GiB", "8EiB", "=1+1",
    ]
  }

  func corpus(root: URL) throws -> [[UInt8]] {
    try root.appending(path: "docs/examples").files(kind)
      .filter { $0.lastPathComponent.hasPrefix("fleet") }.map { Array(try Data(contentsOf: $0)) }
  }

  func accepts(_ input: [UInt8]) -> Bool {
    guard (try? Data(input).write(to: file)) != nil else { fatalError("cannot write \(file.path)") }
    do throws(FleetFileError) {
      let plan = try FleetPlan(reading: file.path)
      var result = ResultFile(
        tool: .init(name: "fuzz", version: "0"), created: "2026-01-01T00:00:00Z", invocation: [])
      if let ranking {
        result.plan = plan.classes.map { PlanRow($0, ranking: ranking, prices: .listed) }
      }
      let total = PlanTotal(plan, prices: .listed)
      result.planTotal = total
      result.conclusions = total.conclusions
      _ = plan.complaints
      for form in ReportFormat.allCases {
        _ = form.render(result, style: TextStyle(ascii: false, details: true))
      }
      _ = FlatTable.jsonLines(result.plan ?? [])
      _ = FlatTable.csv(result.plan ?? [])
      return plan.badRows == 0
    } catch {
      _ = "\(error)"
      return false
    }
  }
}

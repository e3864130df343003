import Foundation
import Glibc
import Testing

@testable import Report
@testable import Results

@Suite struct PlotTests {
  static let hasGnuplot = FileManager.default.isExecutableFile(atPath: "/usr/bin/gnuplot")

  /// Writes the pictures into a directory of their own, removed unless PLOT_DIRECTORY names one.
  private func draw(
    _ result: ResultFile, check: GnuplotCheck? = nil, command: String = "gnuplot",
    then inspect: (URL, PlotReport) throws -> Void
  ) async throws {
    let kept = ProcessInfo.processInfo.environment["PLOT_DIRECTORY"]
    let folder = FileManager.default.temporaryDirectory.appending(path: "plots-\(UUID())")
    defer {
      if let kept {
        try? FileManager.default.copyItem(atPath: folder.path, toPath: "\(kept)/\(folder.lastPathComponent)")
      }
      try? FileManager.default.removeItem(at: folder)
    }
    let found = if let check { check } else { await GnuplotCheck.find(command: command) }
    let report = try await PlotSet(result).write(
      to: folder.path, check: found, command: command)
    try inspect(folder, report)
  }

  @Test(.enabled(if: hasGnuplot, "needs gnuplot"))
  func `every picture of the full example is drawn as SVG and PNG`() async throws {
    try await draw(try Snapshot.full) { folder, report in
      #expect(report.warnings == [])
      let names = ["savings", "barriers", "cost-2M", "cost-1G", "churn"]
      #expect(
        report.pictures.map { URL(filePath: $0).lastPathComponent }
          == names.flatMap { ["\($0).svg", "\($0).png"] })
      for picture in report.pictures {
        let size = try FileManager.default.attributesOfItem(atPath: picture)[.size] as? Int
        #expect((size ?? 0) > 3000, "\(picture)")
      }
    }
  }
}

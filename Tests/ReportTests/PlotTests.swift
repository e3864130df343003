import Foundation
import FoundationXML
import Testing

@testable import Report
@testable import Results

private let gnuplot = "/usr/bin/gnuplot"

@Suite struct PlotTests {
  /// One script for each section of the fixture that has rows to draw.
  private static let usual: Set = [
    "savings.gp", "cost-2M.gp", "cost-1G.gp", "barriers.gp", "churn.gp", "scaling.gp",
    "cdf-barriers.gp", "cdf-remap-2M.gp", "timeline-simulated-2M.gp",
  ]

  /// Runs with a directory of its own; PLOT_DIRECTORY keeps a copy to look at.
  private func inFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "plots-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer {
      if let kept = ProcessInfo.processInfo.environment["PLOT_DIRECTORY"] {
        try? FileManager.default.copyItem(
          atPath: folder.path, toPath: "\(kept)/\(folder.lastPathComponent)")
      }
      try? FileManager.default.removeItem(at: folder)
    }
    try await body(folder)
  }

  /// A program that behaves as `script` says, in place of gnuplot.
  private func fake(_ script: String, in folder: URL) throws -> String {
    let path = folder.appending(path: "fake gnuplot").path
    try "#!/bin/sh\n\(script)\n".write(toFile: path, atomically: true, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: gnuplot), "needs gnuplot"))
  func `every picture of the full example is drawn`() async throws {
    try await inFolder { folder in
      let check = await GnuplotCheck.find(command: gnuplot)
      let report = try await PlotSet(try Snapshot.full).write(
        to: folder.appending(path: "a").path, check: check, command: gnuplot)
      #expect(report.warnings == (check.warning.map { [$0] } ?? []))
      let suffixes = check.drawsPNG ? ["svg", "png"] : ["svg"]
      let names = Self.usual.map { $0.dropLast(".gp".count) }
      #expect(
        Set(report.pictures.map { URL(filePath: $0).lastPathComponent })
          == Set(names.flatMap { name in suffixes.map { "\(name).\($0)" } }))
      for picture in report.pictures {
        let size = try FileManager.default.attributesOfItem(atPath: picture)[.size] as? Int
        #expect((size ?? 0) > 3000, "\(picture)")
      }
    }
  }

  @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: gnuplot), "needs gnuplot"))
  func `names neither run commands nor turn into markup`() async throws {
    try await inFolder { folder in
      let trap = folder.appending(path: "trap").path
      let names = [
        "tlb_shootdown^2", "`touch \(trap)`", "\"; system(\"touch \(trap)\"); \"",
        "'.system('touch \(trap)').'", "@x %s %d \\n {/Bold b} ~a", "$(touch \(trap))",
        "<script>&amp;", "# comment", "", "NaN",
      ]
      var result = try Snapshot.full
      let row = result.barriers[1]
      result.barriers = names.map { name in
        var row = row
        row.title = name
        row.kind = name
        return row
      }
      for index in result.verdicts.indices { result.verdicts[index].protocolID = names[index] }
      for index in result.verdicts[0].costParts.indices {
        result.verdicts[0].costParts[index].what = names[index + 1]
      }
      result.host?.name = names[1] + names[3] + "_a_b"
      for index in result.savings.indices { result.savings[index].countOrigin = names[index] }
      let check = GnuplotCheck.ready(version: "5.4", png: false)
      let report = try await PlotSet(result).write(
        to: folder.path, check: check, command: gnuplot)
      #expect(report.pictures.count == report.scripts.count && report.scripts.count > 4)
      #expect(report.warnings.map(\.fact).filter { !$0.contains("pngcairo") } == [])
      #expect(!FileManager.default.fileExists(atPath: trap))
      for picture in report.pictures {
        let parser = XMLParser(data: try Data(contentsOf: URL(filePath: picture)))
        #expect(parser.parse(), "\(picture) is no XML")
      }
      let svg = try String(
        contentsOf: folder.appending(path: "barriers.svg"), encoding: .utf8)
      #expect(svg.contains("tlb_shootdown^2, 1 page"))
      #expect(svg.contains("`touch"))
      #expect(svg.contains("@x %s %d \\n {/Bold b} ~a"))
      #expect(!svg.contains("<script>"))
    }
  }

  @Test func `scripts hold nothing from outside`() throws {
    var result = try Snapshot.full
    result.host?.name = "OUTSIDE"
    for index in result.barriers.indices { result.barriers[index].title = "OUTSIDE" }
    for index in result.verdicts.indices { result.verdicts[index].protocolID = "OUTSIDE" }
    for index in result.remap.indices { result.remap[index].protocolID = "OUTSIDE" }
    for index in (result.walks ?? []).indices { result.walks?[index].protocolID = "OUTSIDE" }
    let plots = PlotSet(result).plots
    #expect(plots.count >= Self.usual.count)
    for plot in plots {
      #expect(!plot.text(png: true).contains("OUTSIDE"))
      #expect(plot.files.values.contains { $0.contains("OUTSIDE") }, "\(plot.name)")
    }
  }

  @Test func `the same result gives the same files`() throws {
    let one = PlotSet(try Snapshot.full)
    let other = PlotSet(try Snapshot.full)
    #expect(one.plots.map(\.files) == other.plots.map(\.files))
    #expect(one.plots.map { $0.text(png: true) } == other.plots.map { $0.text(png: true) })
  }

  @Test func `without gnuplot scripts and data are written and one warning is given`() async throws
  {
    try await inFolder { folder in
      let check = await GnuplotCheck.find(command: "no-such-gnuplot")
      guard case .missing = check else {
        Issue.record("\(check)")
        return
      }
      let report = try await PlotSet(try Snapshot.full).write(to: folder.path, check: check)
      #expect(report.warnings.map(\.id) == ["gnuplot-missing"])
      #expect(report.pictures == [])
      #expect(
        Set(report.scripts.map { URL(filePath: $0).lastPathComponent }).isSuperset(of: Self.usual))
      for script in report.scripts { #expect(FileManager.default.fileExists(atPath: script)) }
      #expect(
        FileManager.default.fileExists(atPath: folder.appending(path: "savings.tsv").path))
    }
  }

  @Test func `an old gnuplot, one without PNG and a strange one are told apart`() async throws {
    try await inFolder { folder in
      let old = try fake("echo gnuplot 4.6 patchlevel 6", in: folder)
      #expect(await GnuplotCheck.find(command: old) == .tooOld(version: "4.6"))
      let noPNG = try fake(
        "case $1 in --version) echo gnuplot 5.4 patchlevel 4;; *) exit 1;; esac", in: folder)
      let check = await GnuplotCheck.find(command: noPNG)
      #expect(check == .ready(version: "5.4", png: false))
      #expect(check.warning?.id == "gnuplot-png")
      let strange = try fake("echo hello", in: folder)
      #expect(
        await GnuplotCheck.find(command: strange)
          == .missing(reason: "its --version says \"hello\n\""))
    }
  }

  @Test func `a gnuplot that fails is reported with its stderr`() async throws {
    try await inFolder { folder in
      let broken = try fake("echo 'line 7: undefined variable' >&2; exit 3", in: folder)
      let report = try await PlotSet(try Snapshot.full).write(
        to: folder.path, check: .ready(version: "5.4", png: true), command: broken)
      #expect(report.pictures == [])
      #expect(report.warnings.count == report.scripts.count && !report.scripts.isEmpty)
      #expect(report.warnings.first?.fact.contains("line 7: undefined variable") == true)
    }
  }

  @Test func `an unwritable directory is an error before gnuplot runs`() async throws {
    let check = GnuplotCheck.missing(reason: "test")
    let plots = PlotSet(try Snapshot.full)
    await #expect(throws: DestinationError.self) {
      try await plots.write(to: "/dev/null/plots", check: check)
    }
    #expect(throws: DestinationError.self) { try Destination.makeDirectory("") }
    #expect(throws: DestinationError.self) { try Destination.makeDirectory("/proc/none/x") }
  }

  @Test func `sections without rows give no picture`() throws {
    var result = try Snapshot.full
    result.savings = []
    result.verdicts = []
    result.barriers = result.barriers.filter { $0.failure != nil }
    result.remap = []
    result.walks = nil
    result.ranges = nil
    result.kernelCosts = []
    result.kernelTimings = []
    #expect(PlotSet(result).plots.isEmpty)
  }

  @Test(arguments: [
    (192.0, 50.0), (1.56, 0.5), (112, 20), (6, 1), (100, 20), (0.013, 0.005), (12.1, 5),
  ])
  func `tics stand at round distances`(span: Double, step: Double) {
    let found = AxisUnit(factor: 1, name: "").step(span: span)
    #expect((found - step).magnitude < step * 1e-9, "\(found)")
  }

  @Test func `axes reach over decades whatever the values`() {
    #expect([22.6, 1.76e7].decades() == ["xmin = 10.0", "xmax = 100000000.0"])
    #expect([5.0].decades() == ["xmin = 1.0", "xmax = 10.0"])
    #expect([Double]().decades() == ["xmin = 1.0", "xmax = 10.0"])
    #expect([1e-300, 1e300].decades().count == 2)
  }
}

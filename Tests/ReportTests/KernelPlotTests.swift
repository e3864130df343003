import Testing

@testable import Report
@testable import Results

@Suite struct KernelPlotTests {
  private static func time(_ value: Double, _ interval: Interval? = nil) -> Figure {
    Figure(value, .nanoseconds, .measured(where: "here", samples: 5), interval: interval)
  }

  /// Four huge pages in a write; wall times of the writes 360, 380, 400, 420 and 440.
  private static func row(
    _ hvo: KernelTimingRow.HVO, times factor: Double, cpu: Double, batch: Int64 = 4
  ) -> KernelTimingRow {
    let samples = [360.0, 380, 400, 420, 440].map { $0 * factor }
    var row = KernelTimingRow(
      sizeBytes: 2 << 20, operation: .allocate, hvo: hvo, rcu: .normal, batch: batch,
      obtained: Figure(4, .count, .measured(where: "here", samples: 5)), n: 5,
      first: time(samples[0]), p50: time(samples[2]), p99: time(samples[4]),
      maximum: time(samples[4]), cpuP50: time(cpu), perHugePage: time(samples[2] / 4))
    row.distribution = Distribution(samples, .nanoseconds)
    return row
  }

  private static func plots(_ change: (inout ResultFile) -> Void) throws -> [String: Plot] {
    var result = try Snapshot.full
    result.savings = []
    result.verdicts = []
    result.barriers = []
    result.remap = []
    result.walks = nil
    result.ranges = nil
    change(&result)
    return Dictionary(uniqueKeysWithValues: PlotSet(result).plots.map { ($0.name, $0) })
  }

  private func fields(_ plot: Plot?, line: Int = 0) throws -> [String] {
    let plot = try #require(plot)
    let text = try #require(plot.files["\(plot.name).tsv"])
    return text.split(separator: "\n")[line].split(separator: "\t").map(String.init)
  }

  @Test func `HVO off and on per huge page, with the middle half of the writes`() throws {
    let plots = try Self.plots {
      $0.kernelTimings = [Self.row(.off, times: 1, cpu: 200), Self.row(.on, times: 3, cpu: 800)]
    }
    #expect(Set(plots.keys) == ["kernel", "cdf-kernel-2M"])
    // 400 / 4, its quartiles 380 / 4 and 420 / 4; three times that; 200 / 4 and 800 / 4 of CPU time.
    #expect(
      try fields(plots["kernel"]) == [
        "allocate 4 × 2M", "100", "95", "105", "300", "285", "315", "×3.00", "50", "50", "50",
        "200",
        "200", "200", "×4.00",
      ])
    let table = try #require(plots["kernel"]?.table)
    #expect(table.rows[0].dropFirst().map { $0.cell.figure?.value } == [100, 300, 50, 200])
    #expect(table.rows[0][4].fields == ["kernelTimings[1].cpuP50/kernelTimings[1].obtained"])
    #expect(plots["kernel"]?.description.contains("wall 100 ns to 300 ns, CPU 50.0 ns to") == true)
  }

  @Test func `one side alone is nothing to compare, and no pages are no division by 0`() throws {
    #expect(try Self.plots { $0.kernelTimings = [Self.row(.off, times: 1, cpu: 1)] }.isEmpty)
    let plots = try Self.plots {
      $0.kernelTimings = [Self.row(.off, times: 1, cpu: 1), Self.row(.on, times: 1, cpu: 1)]
      for index in 0...1 {
        $0.kernelTimings[index].obtained = Figure(0, .count, .derived(from: "none"))
        $0.kernelTimings[index].perHugePage = .absent(.nanoseconds, reason: "no page")
      }
    }
    #expect(plots["kernel"] == nil)
  }

  @Test func `distributions are of the largest batch, with their table`() throws {
    let plots = try Self.plots {
      $0.kernelTimings = [1, 64].flatMap { batch in
        [
          Self.row(.off, times: Double(batch), cpu: 1, batch: batch),
          Self.row(.on, times: Double(2 * batch), cpu: 1, batch: batch),
        ]
      }
    }
    let table = try #require(plots["cdf-kernel-2M"]?.table)
    let median = try #require(table.heads.firstIndex { $0.title == "p50" })
    #expect(table.rows.map { $0[median].cell.figure?.value } == [400 * 64, 400 * 128])
    #expect(table.rows[1][median].fields[0].hasPrefix("kernelTimings[3].distribution.values["))
  }

  @Test func `what HVO adds has a dot only where it can be told from nothing`() throws {
    func row(_ cpu: Figure, _ wall: Figure) -> KernelCostRow {
      KernelCostRow(
        sizeBytes: 1 << 30, operation: .free, rcu: .expedited, cpuPerHugePage: cpu,
        wallPerHugePage: wall, cpuPerWrite: cpu, wallPerWrite: wall, rounds: 20)
    }
    let clear = Self.time(100, Interval(low: 90, high: 120, confidence: 0.95))
    let unclear = Self.time(20, Interval(low: -10, high: 50, confidence: 0.95))
    let plots = try Self.plots {
      $0.kernelCosts = [row(clear, unclear), row(Self.time(-5), clear)]
    }
    #expect(
      try fields(plots["kernel-costs"]) == [
        "free 1G, expedited", "100", "90", "120", "NaN", "0", "50", "100 ns / < 50.0 ns",
      ])
    #expect(
      try fields(plots["kernel-costs"], line: 1) == [
        "free 1G, expedited", "NaN", "NaN", "NaN", "100", "90", "120", "too few rounds / 100 ns",
      ])
    #expect(try Self.plots { $0.kernelCosts = [row(Self.time(5), Self.time(5))] }.isEmpty)
  }

  @Test func `counts at EL1, and invalidations with the same counts as one line`() throws {
    let result = try HTMLReportTests.result("plots/gallery/el1.json")
    let plots = Dictionary(uniqueKeysWithValues: PlotSet(result).plots.map { ($0.name, $0) })
    #expect(
      Set(plots.keys) == [
        "el1-counts-max-4K", "el1-counts-cortex-a76-4K", "el1-counts-a64fx-4K",
        "el1-invalidations-max-4K", "el1-invalidations-cortex-a76-4K",
      ])
    let counts = try #require(result.el1Counts).filter { $0.cpu == "max" }
    let first = try fields(plots["el1-counts-max-4K"])
    #expect(
      first.dropFirst().dropLast().map { Double($0) }
        == counts[0...1].flatMap { [$0.mmuInstructions.value, $0.instructions.value] })
    let lines = try #require(
      plots["el1-invalidations-max-4K"]?.files["el1-invalidations-max-4K.legend"])
    #expect(lines.contains("VAE1, VAE1IS, VAAE1IS, VAALE1IS\t"))
    let table = try #require(plots["el1-invalidations-max-4K"]?.table)
    #expect(table.heads.map(\.title) == ["Entries", "1", "7", "64", "512"])
  }

  @Test func `a CPU's name from outside gets into no script and no file name`() throws {
    var result = try HTMLReportTests.result("plots/gallery/el1.json")
    let names = ["`touch x`", "a\"; system(\"x\"); \"", "a/../b"]
    for index in (result.el1Counts ?? []).indices {
      let cpu = result.el1Counts?[index].cpu
      result.el1Counts?[index].cpu = names[["max", "cortex-a76"].firstIndex(of: cpu) ?? 2]
    }
    for plot in PlotSet(result).plots where plot.name.hasPrefix("el1-counts") {
      #expect(plot.name.allSatisfy { $0 == "-" || $0.isLetter || $0.isNumber })
      let text = plot.text(png: true)
      for part in ["`touch", "system(", "../"] { #expect(!text.contains(part)) }
    }
  }

  @Test func `cores with the same counts share a picture whose title fits`() throws {
    var result = try HTMLReportTests.result("plots/gallery/el1.json")
    let plots = PlotSet(result).plots
    #expect(
      plots.first { $0.name == "el1-invalidations-cortex-a76-4K" }?.title
        == "Instructions of a TLB invalidation, CPU cortex-a76 and a64fx, 4K granule")
    for index in (result.el1Primitives ?? []).indices {
      result.el1Primitives?[index].cpu = String(repeating: "x", count: 1000)
    }
    let long = PlotSet(result).plots.filter { $0.name.hasPrefix("el1-invalidations") }
    #expect(long.count == 1 && long.allSatisfy { $0.title.count < 90 && $0.name.count < 60 })
  }
}

import Testing

@testable import Results

@Suite struct ResultComparisonTests {
  typealias Make = ComparisonExample

  private func verdict(
    _ before: BarrierRow, _ after: BarrierRow
  ) throws -> ComparisonRow {
    let comparison = try Make.compare(Make.company + [before], Make.company + [after])
    return try #require(comparison.rows.last)
  }

  @Test func `a real change is found, in both directions, with its interval`() throws {
    let slower = try verdict(Make.row("x", 100), Make.row("x", 130))
    #expect(slower.verdict == .slower)
    #expect(slower.change.value == 30)
    let low = try #require(slower.changeLow.value)
    let high = try #require(slower.changeHigh.value)
    #expect(low > 25 && low < 30 && high > 30 && high < 35)
    #expect(try verdict(Make.row("x", 130), Make.row("x", 100)).verdict == .faster)
  }

  @Test func `slower beyond the interval, for use in CI`() throws {
    let row = try verdict(Make.row("x", 100), Make.row("x", 130))
    #expect(row.isSlower(byMoreThan: 5))
    #expect(row.isSlower(byMoreThan: 20))
    #expect(!row.isSlower(byMoreThan: 29.9))
    let faster = try verdict(Make.row("x", 130), Make.row("x", 100))
    #expect(!faster.isSlower(byMoreThan: 5))
  }

  @Test func `overlapping samples are never called faster`() throws {
    // 100, 101, 99, … against 101, 100, 102, …: medians 100 and 101, each within 1.
    let row = try verdict(
      Make.row("x", 101, spread: 0.02), Make.row("x", 100, spread: 0.02))
    #expect(row.verdict == .noEvidence)
    #expect(try verdict(Make.row("x", 100), Make.row("x", 100)).verdict == .noEvidence)
  }

  @Test func `a change within the tolerance is no evidence, however sure`() throws {
    let row = try verdict(
      Make.row("x", 100, spread: 0.0001), Make.row("x", 104, spread: 0.0001))
    #expect(row.verdict == .noEvidence)
  }

  @Test func `too few samples name the number needed`() throws {
    for n in [1, 2, 5] {
      let row = try verdict(Make.row("x", 100, n: n), Make.row("x", 200, n: n))
      #expect(row.verdict == .tooFew)
      // Six values: 1 − 2^(1−6) is the first confidence of a whole range above 95 %.
      #expect(row.reason?.contains("\(n) and \(n) samples; at least 6") == true)
      #expect(row.change.value == nil)
    }
  }

  @Test func `a zero baseline has no percentage, and the other rows are compared`() throws {
    let comparison = try Make.compare(
      [Make.row("zero", 0), Make.row("none", 0), Make.row("x", 100)],
      [Make.row("zero", 5), Make.row("none", 0), Make.row("x", 100)])
    #expect(comparison.rows.map(\.verdict) == [.zeroBaseline, .equal, .noEvidence])
    #expect(comparison.rows[0].change.value == nil)
    #expect(comparison.rows[0].change.reason == "n/a (baseline 0)")
    #expect(comparison.rows[1].reason == "both are 0")
    #expect(comparison.rows[1].change.value == 0)
    #expect(comparison.rows[2].change.value == 0)
  }

  private func kernel(cpu: Double, writes: [Double]) -> ResultFile {
    var file = Make.file([])
    let place = Provenance.measured(where: "a kernel", samples: 20)
    let cost = { (value: Double) in
      Figure(
        value, .nanoseconds, place,
        interval: Interval(low: value - 10, high: value + 10, confidence: 0.95))
    }
    file.kernelCosts = [
      KernelCostRow(
        sizeBytes: 2 << 20, operation: .allocate, rcu: .normal, cpuPerHugePage: cost(cpu),
        wallPerHugePage: cost(3000), cpuPerWrite: cost(100), wallPerWrite: cost(100), rounds: 20)
    ]
    let median = Figure(writes.sorted()[writes.count / 2], .nanoseconds, place)
    var row = KernelTimingRow(
      sizeBytes: 2 << 20, operation: .allocate, hvo: .on, rcu: .normal, batch: 64,
      obtained: median, n: writes.count, first: median, p50: median, p99: median, maximum: median,
      cpuP50: median, perHugePage: median)
    row.distribution = Distribution(writes, .nanoseconds)
    file.kernelTimings = [row]
    return file
  }

  @Test func `results of the kernel are compared by what HVO adds and by their writes`() throws {
    // Writes of 90 to 110 ns and of 180 to 220: twice as long, far beyond the spread.
    let writes = (0..<21).map { 90.0 + Double($0) }
    let before = kernel(cpu: 2000, writes: writes)
    let after = kernel(cpu: 4000, writes: writes.map { $0 * 2 })
    let comparison = try ResultComparison(before: ("a", before), after: ("b", after))
    let verdicts = Dictionary(
      uniqueKeysWithValues: comparison.rows.map { ($0.key, $0.verdict) })
    #expect(
      verdicts == [
        "kernelTimings/2M/allocate/hvo-on/rcu-normal/64": .slower,
        "kernelCosts/2M/allocate/rcu-normal, CPU per page": .slower,
        "kernelCosts/2M/allocate/rcu-normal, wall per page": .noEvidence,
      ])
    #expect(comparison.rows.allSatisfy { $0.reason == nil })
    // Without the spread of its writes a row can't be judged, and says so.
    var bare = before
    bare.kernelTimings[0].distribution = nil
    let blind = try ResultComparison(before: ("a", bare), after: ("b", after))
    #expect(blind.rows[0].verdict == .tooFew)
  }

  @Test func `null is missing, never a change`() throws {
    for (before, after) in [(100.0, nil), (nil, 100.0), (nil, nil)] as [(Double?, Double?)] {
      let row = try verdict(Make.row("x", before), Make.row("x", after))
      #expect(row.verdict == .missing)
      #expect(row.change.value == nil)
      #expect(row.reason?.contains("no CPU") == true)
    }
  }

  @Test func `disjoint files are an error with a sample of names`() {
    let error = #expect(throws: ComparisonError.self) {
      try Make.compare(Make.company, [Make.row("other", 1)])
    }
    #expect(error?.description.contains("steady-0") == true)
    #expect(error?.description.contains("and 17 more") == true)
    #expect(error?.description.contains("barriers/other") == true)
  }

  @Test func `files without timed rows are named`() {
    let error = #expect(throws: ComparisonError.self) {
      try Make.compare([], [Make.row("x", 1)])
    }
    #expect(error?.description.hasPrefix("A.json holds no timed row") == true)
  }

  @Test func `rows of one side are listed`() throws {
    let comparison = try Make.compare(
      [Make.row("both", 1), Make.row("old", 1)], [Make.row("new", 1), Make.row("both", 1)])
    #expect(comparison.before.onlyHere == ["barriers/old/peers=0"])
    #expect(comparison.after.onlyHere == ["barriers/new/peers=0"])
    #expect(comparison.rows.map(\.row) == ["both/peers=0"])
  }

  @Test func `incomplete files are named with the reason`() throws {
    var cut = Make.file([Make.row("x", 1)])
    cut.complete = false
    cut.incompleteReason = "interrupted"
    let comparison = try ResultComparison(
      before: ("A.json", Make.file([Make.row("x", 1)])), after: ("B.json", cut))
    #expect(comparison.before.complete)
    #expect(!comparison.after.complete)
    #expect(comparison.after.incompleteReason == "interrupted")
  }
}

import Testing

@testable import Results

@Suite struct ComparisonHostTests {
  typealias Make = ComparisonExample

  static let edits: [(name: String, edit: @Sendable (inout HostRecord) -> Void)] = [
    ("CPU model", { $0.cpuModel = "other" }), ("kernel", { $0.kernel = "9.9" }),
    ("governor", { $0.governor = "powersave" }), ("online CPUs", { $0.onlineCPUs = 64 }),
    ("usable CPUs", { $0.usableCPUs = 64 }), ("HVO", { $0.hvo.state = .on }),
    ("architecture", { $0.architecture = "x86_64" }), ("base page", { $0.basePageBytes = 4096 }),
    ("virtual machine", { $0.virtualMachine = "KVM" }),
    ("clocksource", { $0.clocksource = "hpet" }),
  ]

  private func compare(
    _ edit: (inout HostRecord) -> Void, force: Bool = false
  ) throws -> ResultComparison {
    let before = Make.file(Make.company + [Make.row("x", 100)])
    var after = Make.file(Make.company + [Make.row("x", 200)])
    edit(&after.host!)
    return try ResultComparison(
      before: ("A.json", before), after: ("B.json", after), force: force)
  }

  @Test(arguments: edits.indices)
  func `another host: the difference is named, and no verdict`(index: Int) throws {
    let (name, edit) = Self.edits[index]
    let comparison = try compare(edit)
    #expect(comparison.hostDifferences.count == 1)
    #expect(comparison.hostDifferences.first?.hasPrefix("\(name): ") == true)
    #expect(!comparison.isJudged)
    #expect(comparison.rows.allSatisfy { $0.verdict == .notJudged })
    #expect(!comparison.rows.contains { $0.isSlower(byMoreThan: 5) })
  }

  @Test func `forced, it is judged and still says so`() throws {
    let comparison = try compare({ $0.kernel = "9.9" }, force: true)
    #expect(comparison.isJudged && comparison.forced)
    #expect(comparison.hostDifferences.count == 1)
    #expect(comparison.rows.last?.verdict == .slower)
  }

  @Test func `the machine's name alone is no difference`() throws {
    #expect(try compare { $0.name = "renamed" }.isJudged)
  }

  @Test func `a file without a host can't be judged`() throws {
    var after = Make.file([Make.row("x", 1)])
    after.host = nil
    let comparison = try ResultComparison(
      before: ("A.json", Make.file([Make.row("x", 1)])), after: ("B.json", after))
    #expect(!comparison.isJudged)
  }

  @Test func `a machine that ran slower excuses no more than its drift`() throws {
    func timed(_ nanoseconds: Double, _ median: Double) -> ResultFile {
      var file = Make.file(Make.company + [Make.row("x", median)])
      let loop = Figure(nanoseconds, .nanoseconds, .measured(where: "loop", samples: nil))
      file.calibration = .init(before: loop, after: loop)
      return file
    }
    func verdict(_ median: Double) throws -> ComparisonRow.Verdict? {
      try ResultComparison(
        before: ("A.json", timed(1000, 100)), after: ("B.json", timed(1200, median))
      ).rows.last?.verdict
    }
    #expect(try verdict(120) == .noEvidence)
    #expect(try verdict(150) == .slower)
  }

  @Test func `batches of another size are other work`() throws {
    func file(batch: Int64) throws -> ResultFile {
      var file = try ResultFile(decoding: try Example.fullBytes, name: "full.json")
      for index in file.remap.indices { file.remap[index].batch = batch }
      return file
    }
    let comparison = try ResultComparison(
      before: ("A", try file(batch: 64)), after: ("B", try file(batch: 512)))
    let remap = comparison.rows.filter { $0.section == "remap" && $0.verdict != .missing }
    #expect(!remap.isEmpty)
    #expect(remap.allSatisfy { $0.verdict == .different })
  }
}

import Testing

@testable import Results

struct KernelRowTests {
  @Test func theDifferenceIsMeasuredLessPredicted() {
    var result = Example.nothing
    Example.addKernelRows(to: &result)
    #expect(result.kernelSavings[0].differencePages == -7)
  }

  @Test func everySectionSurvivesTheJSON() throws {
    var result = Example.nothing
    Example.addKernelRows(to: &result)
    #expect(try ResultFile(decoding: result.encoded(), name: "kernel.json") == result)
  }

  @Test func eachEventHasItsColumn() {
    var result = Example.nothing
    Example.addKernelRows(to: &result)
    let titles = KernelTimingRow.secondColumns(for: result.kernelTimings).map(\.title)
    #expect(titles == ["Size", "Operation", "Asked", "HVO", "RCU", "interrupts:CAL"])
  }
}

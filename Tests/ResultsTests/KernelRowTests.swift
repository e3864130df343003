import HugeTLB
import LinuxHost
import Testing

@testable import Results

struct KernelRowTests {
  @Test func theDifferenceIsMeasuredLessPredicted() {
    var result = Example.nothing
    Example.addKernelRows(to: &result)
    #expect(result.kernelSavings[0].differencePages == -7)
  }

  // G6: free, total and surplus pages before and after, and what is left over with its number.
  @Test func whatAPoolHoldsBeforeAndAfterIsTold() {
    func counts(_ pages: UInt64, _ free: UInt64, _ surplus: UInt64) -> PoolCounts {
      PoolCounts(pages: pages, free: free, surplus: surplus)
    }
    let stuck = KernelPoolRow(
      PoolChange(
        place: PoolPlace(.g1, node: 1), before: counts(2, 2, 0), after: counts(5, 1, 3)))
    #expect(stuck.leftOver == 3 && stuck.usedSince == 4)
    #expect(stuck.key == "1G on node 1")
    #expect(stuck.before == .init(pages: 2, free: 2, surplus: 0))
    #expect(stuck.after == .init(pages: 5, free: 1, surplus: 3))
    let clean = KernelPoolRow(
      PoolChange(place: PoolPlace(.m2), before: counts(9, 4, 1), after: counts(9, 6, 1)))
    #expect(clean.leftOver == 0 && clean.usedSince == 0 && clean.node == nil)
    #expect(KernelPoolRow.notes(on: [clean]).isEmpty)
    let notes = KernelPoolRow.notes(on: [stuck, clean])
    #expect(notes.count == 2)
    #expect(notes[0].contains("1G on node 1: 3 pages more than before"))
    #expect(notes[1].contains("4 pages more in use"))
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

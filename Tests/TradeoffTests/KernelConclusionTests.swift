import HugeTLB
import KernelHVO
import Testing

@testable import Tradeoff

struct KernelConclusionTests {
  @Test func withoutTimingsThereIsNothingToConclude() {
    let report = KernelReport()
    #expect(KernelConclusion.all(report).isEmpty)
    #expect(ModelAgainstMachine(report, simulated: [], cpus: 2).checks.isEmpty)
  }
}

import Measurement
import Testing

@testable import Barriers

extension OnCPUs {
  @Suite struct PacingSuiteTests {
    @Test(.enabled(if: usableCPUs.count > 1, "needs two CPUs"))
    func everyOperationRunsAtItsRateOrSaysWhyNot() throws {
      let results = BarrierSuite(plan: .quick, cpus: usableCPUs, cases: []).paced(perSecond: 50)
      #expect(!results.map(\.measured.primitive.kind).contains(.floor))
      #expect(!results.map(\.measured.primitive).contains(.membarrierGlobal))
      for result in results {
        let samples = try #require(result.samples, "\(result)")
        #expect(samples.interval == 20_000_000)
        #expect(samples.lags.count == samples.service.count)
        #expect(samples.lags.count > 0 && samples.lags.count <= 50)
        for (response, service) in zip(samples.responses, samples.service.raw) {
          #expect(response >= Double(service))
        }
      }
    }

    @Test func onlyTheKindsAskedForRun() {
      let suite = BarrierSuite(plan: .quick, cpus: Array(usableCPUs.prefix(1)), cases: [])
      let results = suite.paced(perSecond: 10, kinds: [.stopLike])
      #expect(Set(results.map(\.measured.primitive.kind)) == [.stopLike])
      #expect(suite.paced(perSecond: 10, kinds: []).isEmpty)
    }

    @Test func oneCPUSaysThatThereIsNoOther() {
      let results = BarrierSuite(plan: .quick, cpus: Array(usableCPUs.prefix(1)), cases: [])
        .paced(perSecond: 10)
      #expect(results.compactMap(\.samples) == [])
      #expect(Set(results.map(\.failure)) == [.noRemoteCPU(usable: 1)])
    }
  }
}

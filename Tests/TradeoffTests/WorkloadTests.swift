import Formula
import Testing
import Tradeoff

@Suite struct WorkloadTests {
  /// 10/s for 60 s, then 100/s for 20 s: a mean of 2600/80.
  @Test func aSeriesIsWeightedByTime() throws {
    let workload = try Workload([(0, 10, 0), (60, 100, 4), (80, 7, 7)], name: "s.csv")
    #expect(workload.churn.value == .real(32.5))
    #expect(workload.peak?.value == .real(100))
    #expect(workload.demotions.value == .real(1))
    #expect(workload.churn.basis == "mean over time of 2 intervals in s.csv")
  }

  @Test func noSpanOfTime() {
    func problem(_ samples: [(seconds: Double, churn: Double, demotions: Double)]) -> WorkloadError
      .Problem?
    {
      do {
        _ = try Workload(samples, name: "s")
        return nil
      } catch { return error.problem }
    }
    #expect(problem([(0, 1, 0)]) == .tooShort)
    #expect(problem([(5, 1, 0), (5, 1, 0)]) == .order(5))
  }
}

import HugeTLB
import Testing

@testable import Results

@Suite struct BootWarningTests {
  /// vyos-1x#4491: both counts after both sizes. The kernel gives 1G none, 2M the first, and drops
  /// the second.
  @Test func reorderedParametersAreWarnedOf() {
    let line = "quiet hugepagesz=1G hugepagesz=2M hugepages=32 hugepages=1024"
    let warnings = Warning.hugePagesIgnored(BootParameters(parsing: line))
    #expect(warnings.contains { $0.fact.contains("1G") && $0.fact.contains("no pages") })
    #expect(warnings.contains { $0.fact.contains("hugepages=1024") && $0.fact.contains("ignored") })
    #expect(warnings.count == 2)
  }

  @Test func properOnesAreNot() {
    let line = "hugepagesz=1G hugepages=32 hugepagesz=2M hugepages=1024"
    #expect(Warning.hugePagesIgnored(BootParameters(parsing: line)) == [])
  }
}

import HugeTLB
import Testing

struct BootParametersTests {
  let pools = [Pool(.m2, count: 1024), Pool(.g1, count: 4)]

  @Test func eachCountFollowsItsOwnSize() {
    let text = "hugepagesz=2M hugepages=1024 hugepagesz=1G hugepages=4"
    #expect(BootParameters.text(pools) == text)
    let read = BootParameters(parsing: "quiet " + text + " ro")
    #expect(read.pools == pools)
    #expect(read.warnings == [])
  }

  /// vyos-1x#4491: reordering disabled the pools.
  @Test func reorderedParametersAreWarnedAbout() {
    let read = BootParameters(parsing: "hugepagesz=1G hugepagesz=2M hugepages=32 hugepages=1024")
    #expect(read.pools == [Pool(.m2, count: 32)])
    #expect(read.warnings.count == 2)
    #expect(read.warnings[0].contains("hugepagesz=1G"))
    #expect(read.warnings[1].contains("hugepages=1024"))
  }

  @Test func countBeforeAnySizeIsForTheDefault() {
    #expect(BootParameters(parsing: "hugepages=8").pools == [Pool(.m2, count: 8)])
    let read = BootParameters(parsing: "default_hugepagesz=1G hugepages=8")
    #expect(read.pools == [Pool(.g1, count: 8)])
    #expect(read.warnings == [])
    let late = BootParameters(parsing: "hugepages=8 default_hugepagesz=1G")
    #expect(late.pools == [Pool(.g1, count: 8)])
  }

  @Test func countsPerNode() {
    let read = BootParameters(parsing: "hugepagesz=1G hugepages=0:16,1:8")
    #expect(read.pools == [Pool(.g1, count: 24)])
    #expect(BootParameters(parsing: "hugepages=0:16,1:").warnings.count == 1)
  }

  @Test func whatTheKernelIgnoresIsSaid() {
    #expect(BootParameters(parsing: "hugepagesz=3M hugepages=8").pools == [])
    #expect(BootParameters(parsing: "hugepagesz=3M hugepages=8").warnings.count == 2)
    #expect(BootParameters(parsing: "hugepages=many").warnings.count == 1)
    #expect(BootParameters(parsing: "-- hugepages=8").pools == [])
  }
}

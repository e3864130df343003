import ReferenceData
import Testing
import Tradeoff
import Vmemmap

/// Costs of a platform from data, and the reasons for those that nobody published.
@Suite struct MachineCostsPlatformTests {
  static func platform(cpus: String) throws -> Platform {
    let published = """
      figures:
        - id: f
          what: w
          hardware: h
          kernel: k
          source: {author: a, series: s, date: "2024"}
          values:
            - {name: a, value: 3, unit: s}
            - {name: b, value: 1, unit: s}
      """
    let platforms = """
      platforms:
        - id: test
          what: a test
          architecture: arm64
      \(cpus)
          parameters:
            - name: tlbi-broadcast
              value: 2000
              derivation: {figure: f, minuend: a, subtrahend: b, divisor: 1000000}
              meaning: m
            - name: ipi-pause
              none: nobody published it
      """
    return try #require(
      try ReferenceData(published: published, platforms: platforms).platforms.first)
  }

  @Test func aPublishedCostIsTaken() throws {
    let costs = MachineCosts(try Self.platform(cpus: "    cpus: 4"))
    #expect(costs.flush.nanoseconds == 2000)
    #expect(costs.flush.basis.contains("tlbi-broadcast of platform test"))
    #expect(costs.flushElsewhere.nanoseconds == 2000)
  }

  @Test func whatIsMissingSaysWhy() throws {
    let costs = MachineCosts(try Self.platform(cpus: "    cpus: 4"))
    let pause = costs.primitives(pausing: .ipi).stop
    #expect(pause.nanoseconds == nil)
    #expect(pause.basis == "platform test has no ipi-pause: nobody published it")
    let stop = costs.primitives(pausing: .stopMachine).stop
    #expect(stop.basis == "platform test has no stop-machine: not listed")
  }

  /// Without a number of CPUs the cost of one flush stands, what the others lose doesn't.
  @Test func unknownCPUs() throws {
    let platform = try Self.platform(cpus: "")
    let costs = MachineCosts(platform)
    #expect(costs.flush.nanoseconds == 2000)
    #expect(costs.flushElsewhere.nanoseconds == nil)
    #expect(platform.countedCPUs > 1)
  }
}

import Foundation
import TestSupport

@testable import Results

/// Results to test with.
enum Example {
  static let fixtures = repositoryRoot.appending(path: "Tests/ResultsTests/Fixtures")

  /// The hand-written file in which most things occur.
  static var fullBytes: [UInt8] {
    get throws { [UInt8](try Data(contentsOf: fixtures.appending(path: "full.json"))) }
  }

  static let now = Provenance.measured(where: "this machine", samples: 20)

  /// Every section holds a row, and every optional is absent.
  static var sparse: ResultFile {
    let gone = Figure.absent(.nanoseconds, reason: "not measured")
    var result = nothing
    result.complete = false
    result.incompleteReason = "interrupted"
    result.host = HostRecord(
      name: "h", cpuModel: nil, architecture: "aarch64", onlineCPUs: 1, usableCPUs: 1,
      basePageBytes: 65536, kernel: "7.1.0", memoryBytes: nil,
      pools: [PoolRecord(sizeBytes: 2 << 20, pages: nil, free: nil, reserved: nil, surplus: nil)],
      hvo: HVORecord(compiledIn: .unknown, state: .unknown),
      structPage: StructPageRecord(bytes: 64, source: "assumed"), timerReadCost: gone,
      counters: CounterSupport(pmu: nil, events: [], perfEventParanoid: nil))
    result.savings = [savings(count: 1)]
    result.barriers = [.failed(id: "b", title: "B", kind: "barrier", peers: 0, reason: "no CPU")]
    result.shootdowns = [
      ShootdownRow(
        id: "s", title: "S", peers: 1, peerState: nil, pages: nil, cost: gone, perPeer: gone)
    ]
    result.remap = [
      RemapRow(
        protocolID: "p", title: "P", split: "overwrite", sizeBytes: 2 << 20, operation: .demote,
        contents: .tables, pass: .first, batch: 1, n: 0, p50: gone, p99: gone, maximum: gone,
        pagesFreed: Figure(7, .pages, .derived(from: "steps")),
        pagesSpent: Figure(1, .pages, .derived(from: "steps")))
    ]
    let none = Figure.absent(.count, reason: "cut short")
    let rate = Figure.absent(.perSecond, reason: "cut short")
    result.walks = [
      WalkRow(
        backend: .mmu, protocolID: "p", title: "P", sizeBytes: 2 << 20, batch: 1, walkers: 1,
        refcounts: .frozen, n: 0, hvo: gone, hvoP99: gone, deHVO: gone, deHVOP99: gone,
        before: rate, during: rate, after: rate, longestStall: gone, longestIdle: gone,
        preempted: none, handledFaults: none, unhandledFaults: none, permissionFaults: none,
        freedTouched: none,
        torn: none, lost: none, gets: none,
        pagesFreed: Figure(7, .pages, .measured(where: "blocks", samples: nil)),
        faultHandling: "by SIGSEGV", mostHugePages: 8000, violations: ["v"],
        hvoCounters: [.init(event: "E", rung: "software", perHugePage: none, emptySection: none)],
        deHVOCounters: [.init(event: "E", rung: "software", perHugePage: none)],
        failure: "cut short")
    ]
    result.barrierOrder = ["b/peers=0", "b/peers=0"]
    result.pageCosts = [
      PageCostRow(
        id: "s", title: "S", peers: 1, peerState: "sharing", points: 4, perCall: gone,
        perPage: gone, perFlush: gone, perFlushedPage: gone,
        explained: .absent(.percent, reason: "cut short"))
    ]
    result.scalings = [
      ScalingRow(
        id: "s", title: "S", pages: 1, peerState: "sharing", order: "as listed",
        measured: [.init(cpus: 2, cost: gone)], terms: [.init(term: "log", coefficient: gone)],
        validationError: .absent(.percent, reason: "cut short"),
        extrapolated: [.init(cpus: 64, cost: gone)], failure: "cut short")
    ]
    result.rates = [
      RateRow(
        id: "s", title: "S", peers: 1, peerState: "sharing", pages: 1, asked: rate, done: rate,
        n: 0, late: 0, serviceP50: gone, serviceP99: gone, responseP50: gone, responseP99: gone,
        responseP999: gone, responseMaximum: gone, correctedP99: gone, failure: "cut short")
    ]
    result.stops = [
      StopRow(
        id: "t", title: "T", stops: true, n: 0, p50: gone, p99: gone, maximum: gone,
        stoodP50: gone, stoodMaximum: gone, skewP50: gone,
        cpus: [.init(cpu: 1, n: 0, unobserved: 3, p50: gone, maximum: gone)],
        failure: "cut short")
    ]
    result.ranges = [
      RangeRow(
        protocolID: "p", title: "P", sizeBytes: 2 << 20, rangeBytes: 1 << 40, hugePages: 1 << 19,
        threads: 2, batch: 512, windowBytes: 64 << 20, n: 0, hvo: gone, deHVO: gone,
        perSecond: rate, deviation: .absent(.percent, reason: "one range"), hugePagesDone: 0,
        hvoCounters: [.init(event: "E", rung: "software", perHugePage: none)],
        deHVOCounters: [.init(event: "E", rung: "software", perHugePage: none)],
        failure: "cut short")
    ]
    result.verdicts = [
      VerdictRow(
        protocolID: "p", title: "P", sizeBytes: 2 << 20,
        legality: [.init(setting: "x86_64", verdict: .notJudged, reason: "cut short")],
        costParts: [.init(operation: .hvo, what: "stores", cost: gone)], costHVO: gone,
        costDeHVO: gone, savedBytes: 28672, corePercent: 1,
        breakEvenChurn: .absent(.perSecond, reason: "no cost"))
    ]
    result.counterexamples = [
      CounterexampleRow(
        protocolID: "p", title: "P", operation: .deHVO, split: "none", settings: ["x86_64"],
        finding: .init(
          title: "t", detail: "d", entry: "PMD", cpu: 1, isViolation: true, trace: ["run"]))
    ]
    result.published = [
      PublishedRow(
        figure: "f", what: "w", name: "n", value: Figure(190, .times, .published(source: "s")),
        hardware: "not named", kernel: "not named")
    ]
    let money = Figure.absent(.moneyPerMonth, reason: "no price")
    result.tradeoffs = [
      TradeoffRow(
        protocolID: "p", title: "P", sizeBytes: 2 << 20, count: 0, advice: .unknown, reason: "r",
        isKernels: false, isDecisive: false, netBytes: -4096, memoryWorth: money,
        cpuCores: .absent(.count, reason: "no churn"), cpuWorth: money, netWorth: money,
        stoppedCores: .absent(.count, reason: "no churn"), stall: gone, breakEvenChurn: rate,
        worthBreakEvenChurn: rate, sureness: .absent(.percent, reason: "no draw"),
        inputs: [.init(name: "cpus", meaning: "m", value: none)])
    ]
    result.sensitivities = [
      SensitivityRow(
        protocolID: "p", sizeBytes: 2 << 20, input: "cpus", meaning: "m", value: none,
        netAtHalf: money, netAtTwice: money, turnsAt: none, turnsTo: nil)
    ]
    result.plan = [
      PlanRow(
        name: "c", hosts: 0, architecture: "arm64", basePageBytes: 65536, structPageBytes: 64,
        kernel: nil, isSupported: false, support: "s",
        pools: [.init(sizeBytes: 512 << 20, node: nil, count: 0)], memoryBytes: nil, poolBytes: 0,
        vmemmapBeforeBytes: 0, vmemmapAfterBytes: 0, spentBytes: 0, restBeforeBytes: nil,
        restAfterBytes: nil, netBytes: 0, classNetBytes: 0, worth: money,
        hostsWorth: .absent(.count, reason: "no memory"), churn: rate, cpuCores: none,
        protocolID: nil,
        protocolReason: "r", notes: [])
    ]
    result.planTotal = PlanTotal(
      file: "f", rows: 1, badRows: 0, classes: 1, hosts: 0, memoryBytes: 0, poolBytes: 0,
      vmemmapBeforeBytes: 0, vmemmapAfterBytes: 0, spentBytes: 0, netBytes: 0, wouldNetBytes: 0,
      worth: money, hostsWorth: .absent(.count, reason: "no memory"))
    result.conclusions = [Conclusion(sizeBytes: nil, text: "none")]
    addKernelRows(to: &result)
    result.warnings = [Warning(id: "w", fact: "f", remedy: "r")]
    result.counters = [
      CounterRow(
        event: "E", role: "r", rung: "software", unit: "u", meaning: "m", counts: "user",
        emptySection: Figure(0, .count, now), readCost: Figure(1, .nanoseconds, now), note: "n"),
      .failed(event: nil, role: "r", rung: "hardware", unit: "u", meaning: nil, reason: "no PMU"),
    ]
    result.flushes = [CountingRowTests.flush(Figure(1, .count, now))]
    return result
  }

  /// No section at all.
  static var nothing: ResultFile {
    ResultFile(
      tool: .init(name: "hvo-bench", version: "0.0.0"), created: "2026-11-25T01:00:00Z",
      invocation: ["hvo-bench"])
  }

  static func savings(count: Int64) -> SavingsRow {
    SavingsRow(
      sizeBytes: 2 << 20, count: count, countOrigin: "--count",
      assumptions: .init(
        architecture: "arm64", basePageBytes: 4096, structPageBytes: 64, kernel: "6.6",
        layout: "scattered"),
      poolBytes: .max, basePages: 512, vmemmapBeforeBytes: 32768, vmemmapKeptBytes: 4096,
      vmemmapFreedBytes: 28672, pageTablePages: 8, pageTableBytes: 32768, netBytes: -4096,
      percentOfPool: Figure(-0.2, .percent, .derived(from: "bytes")),
      percentOfMachine: .absent(.percent, reason: "memory unknown"), notes: [])
  }
}

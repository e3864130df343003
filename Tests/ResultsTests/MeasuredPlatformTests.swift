import HugeTLB
import Measurement
import Tradeoff
import Testing
import Vmemmap

@testable import Results

/// The costs of another machine from its result file, by arithmetic.
@Suite struct MeasuredPlatformTests {
  static func ns(_ value: Double) -> Figure { Figure(value, .nanoseconds, Example.now) }
  static let gone = Figure.absent(.nanoseconds, reason: "no peer ran")

  static func barrier(
    _ id: String, peers: Int, p50: Figure, pages: Int? = nil, stall: Figure? = nil
  ) -> BarrierRow {
    BarrierRow(
      id: id, title: id, kind: "k", peers: peers, pages: pages, n: 10, minimum: p50, p50: p50,
      p90: p50, p99: p50, maximum: p50, victimStallP50: stall)
  }

  static func shootdown(_ cost: Figure, peers: Int = 7, pages: Int = 1) -> ShootdownRow {
    ShootdownRow(
      id: "mprotect", title: "t", peers: peers, peerState: "sharing", pages: pages, cost: cost,
      perPeer: gone)
  }

  /// A machine with 8 CPUs.
  static var file: ResultFile {
    var file = Example.nothing
    file.host = Example.sparse.host
    file.host?.name = "big"
    file.host?.cpuModel = "Neoverse-N1"
    file.host?.onlineCPUs = 8
    file.host?.kernel = "6.12.0"
    return file
  }

  @Test func `shootdown, stop and pause are taken with their source`() throws {
    var file = Self.file
    file.shootdowns = [
      Self.shootdown(Self.ns(900), peers: 1), Self.shootdown(Self.ns(4000)),
      Self.shootdown(Self.ns(90000), pages: 64),
    ]
    file.barriers = [
      Self.barrier("multi-stop-woken", peers: 1, p50: Self.ns(1), stall: Self.ns(1)),
      Self.barrier("multi-stop-woken", peers: 7, p50: Self.ns(20000), stall: Self.ns(6000)),
      Self.barrier("signal-pause", peers: 7, p50: Self.ns(11000), stall: Self.ns(5000)),
    ]
    let platform = try MeasuredPlatform(file, name: "big.json")
    #expect(platform.cpus == 8 && platform.architecture.rawValue == "arm64")
    #expect(platform.costs.flush.nanoseconds == 4000)
    #expect(platform.costs.flushElsewhere.nanoseconds == 4000)
    let stop = platform.costs.primitives(pausing: .stopMachine)
    #expect(stop.stop.nanoseconds == 20000 && stop.stopElsewhere.nanoseconds == 6000)
    let pause = platform.costs.primitives(pausing: .ipi)
    #expect(pause.stop.nanoseconds == 11000 && pause.stopElsewhere.nanoseconds == 5000)
    for basis in [platform.costs.flush.basis, stop.stop.basis, pause.stopElsewhere.basis] {
      #expect(basis.hasSuffix("measured on big (Neoverse-N1, 6.12.0), big.json"), "\(basis)")
    }
  }

  /// How sure the medians are, and the longest stop but for 1 in 100, come with them.
  @Test func `intervals and the worst stall are taken as well`() throws {
    func about(_ value: Double) -> Figure {
      Figure(
        value, .nanoseconds, Example.now,
        interval: Results.Interval(low: value - 100, high: value + 200, confidence: 0.95))
    }
    var file = Self.file
    file.shootdowns = [Self.shootdown(about(4000))]
    var pause = Self.barrier("signal-pause", peers: 7, p50: about(11000), stall: about(5000))
    pause.victimStallDistribution = Distribution(
      (1...1000).map { Double($0) * 10 }, .nanoseconds)
    file.barriers = [pause]
    let costs = try MeasuredPlatform(file, name: "big.json").costs.primitives(pausing: .ipi)
    for (cost, value) in [
      (costs.flush, 4000.0), (costs.flushElsewhere, 4000), (costs.stop, 11000),
      (costs.stopElsewhere, 5000),
    ] {
      #expect(cost.interval?.low == value - 100 && cost.interval?.high == value + 200)
    }
    #expect(costs.worstStop?.nanoseconds == 9900)
  }

  /// 30 µs a write that stops the machine, 900 ns one that doesn't: 29.1 µs.
  @Test func `the kernel's own stop_machine goes first, less its control`() throws {
    var file = Self.file
    file.kernelEvents = [
      KernelEventRow(
        id: "stop-machine", title: "t", n: 5, p50: Self.ns(30000), maximum: Self.ns(40000)),
      KernelEventRow(
        id: "stop-machine-control", title: "t", n: 5, p50: Self.ns(900), maximum: Self.ns(1000)),
    ]
    let costs = try MeasuredPlatform(file, name: "k.json").costs
    let stop = costs.primitives(pausing: .stopMachine)
    #expect(stop.stop.nanoseconds == 29100)
    #expect(stop.stopElsewhere.nanoseconds == 29100)
    #expect(stop.stopElsewhere.basis.contains("upper bound"))
    #expect(costs.flush.nanoseconds == nil)
    #expect(costs.flush.basis.contains("no shootdown of one page by mprotect was measured"))
    #expect(costs.primitives(pausing: .ipi).stop.nanoseconds == nil)
  }

  /// 15 653 − 461: an interrupt of every other CPU that is waited for, on x86 only.
  @Test func `membarrier bounds a flush from below, on x86`() throws {
    var file = Self.file
    file.barriers = [
      Self.barrier("membarrier-private", peers: 0, p50: Self.ns(461)),
      Self.barrier("membarrier-private", peers: 1, p50: Self.ns(15653)),
    ]
    #expect(throws: PlatformFileError(name: "b.json", problem: .noPrimitive)) {
      try MeasuredPlatform(file, name: "b.json")
    }
    file.host?.architecture = "x86_64"
    let flush = try MeasuredPlatform(file, name: "b.json").costs.flush
    #expect(flush.nanoseconds == 15192)
    #expect(flush.basis.contains("a lower bound"))
  }

  @Test func `on one CPU the whole call bounds a flush, and nobody else flushes`() throws {
    var file = Self.file
    file.host?.onlineCPUs = 1
    file.shootdowns = [Self.shootdown(.absent(.nanoseconds, reason: "no remote CPU"), peers: 0)]
    file.barriers = [Self.barrier("mprotect", peers: 0, p50: Self.ns(2634), pages: 1)]
    let costs = try MeasuredPlatform(file, name: "one.json").costs
    #expect(costs.flush.nanoseconds == 2634)
    #expect(costs.flushElsewhere.nanoseconds == 0)
  }

  @Test func `what wasn't measured says why`() throws {
    var file = Self.file
    file.shootdowns = [Self.shootdown(Self.gone)]
    file.barriers = [Self.barrier("signal-pause", peers: 7, p50: Self.ns(11000))]
    let costs = try MeasuredPlatform(file, name: "f.json").costs
    #expect(costs.flush.nanoseconds == nil)
    #expect(costs.flush.basis.hasSuffix("no peer ran"))
    #expect(costs.primitives(pausing: .stopMachine).stop.basis.contains("wasn't measured"))
    // A time in another unit is none.
    file.barriers[0].p50 = Figure(11000, .bytes, Example.now)
    #expect(throws: PlatformFileError.self) { try MeasuredPlatform(file, name: "f.json") }
  }

  @Test func `a file without a machine or a primitive is refused in one line`() throws {
    for file in [Example.nothing, Self.file] {
      let error = try #require(throws: PlatformFileError.self) {
        try MeasuredPlatform(file, name: "x.json")
      }
      #expect(error.description.hasPrefix("x.json ") && error.description.contains("give a result"))
      #expect(!error.description.contains("\n"))
    }
    var file = Self.file
    file.host?.architecture = "vax"
    #expect(throws: PlatformFileError(name: "x", problem: .architecture("vax"))) {
      try MeasuredPlatform(file, name: "x")
    }
  }

  @Test func `a run cut short says so`() throws {
    var file = Self.file
    file.shootdowns = [Self.shootdown(Self.ns(4000))]
    #expect(try MeasuredPlatform(file, name: "f").incompleteReason == nil)
    file.complete = false
    file.incompleteReason = "interrupted"
    #expect(try MeasuredPlatform(file, name: "f").incompleteReason == "interrupted")
  }
}

import HugeTLB
import Measurement
import Testing
import Tradeoff

@testable import Results

@Suite struct KernelMeasuredCostsTests {
  private func costs(_ value: Double, _ low: Double, _ high: Double) throws -> KernelMeasuredCosts {
    var file = Example.nothing
    let now = Provenance.measured(where: "the running kernel", samples: 20)
    func figure() -> Figure {
      Figure(
        value, .nanoseconds, now, interval: Results.Interval(low: low, high: high, confidence: 0.95)
      )
    }
    file.kernelCosts = [.allocate, .free].map {
      KernelCostRow(
        sizeBytes: 2 << 20, operation: $0, rcu: .normal, cpuPerHugePage: figure(),
        wallPerHugePage: figure(), cpuPerWrite: figure(), wallPerWrite: figure(), rounds: 20)
    }
    return try KernelMeasuredCosts(file, name: "kernel.json")
  }

  @Test func aMeasuredCostKeepsItsInterval() throws {
    let cost = try costs(3000, 2900, 3200).cost(.m2, .allocate)
    #expect(cost.nanoseconds == 3000)
    #expect(cost.interval?.low == 2900)
    #expect(cost.interval?.high == 3200)
    #expect(cost.basis.hasPrefix("HVO on less off, measured on kernel.json, 20"))
    #expect(cost.origin == .measured)
  }

  /// An interval that holds 0 tells nothing, and a negative difference is no cost.
  @Test(arguments: [(100.0, -50.0, 250.0), (100, 0, 200), (-5, -9, -1)])
  func whatCannotBeToldApartIsUnknown(value: Double, low: Double, high: Double) throws {
    let cost = try costs(value, low, high).cost(.m2, .free)
    #expect(cost.nanoseconds == nil)
    #expect(cost.basis.hasSuffix("HVO on and off can't be told apart"))
  }

  /// One kernel stands for those that run its protocol, and for no others.
  @Test(arguments: [
    ("6.18.44", "6.12", true), ("6.18.44", "6.7", true), ("6.18.44", "5.15", false),
    ("6.18.44", "6.2", false), ("6.18.44", "7.5", false), ("5.15.1", "6.1", true),
    ("7.2", "7.5", true), ("custom", "6.12", false),
  ])
  func aKernelStandsForItsProtocol(measured: String, asked: String, fits: Bool) throws {
    var file = Example.sparse
    file.host?.architecture = "x86_64"
    file.host?.kernel = measured
    let none = Figure.absent(.nanoseconds, reason: "")
    file.kernelCosts = [
      KernelCostRow(
        sizeBytes: 2 << 20, operation: .allocate, rcu: .normal, cpuPerHugePage: none,
        wallPerHugePage: none, cpuPerWrite: none, wallPerWrite: none, rounds: 20)
    ]
    let costs = try KernelMeasuredCosts(file, name: "kernel.json")
    let version = try KernelVersion(parsing: asked)
    let mismatch = costs.mismatch(try KernelModel(architecture: .x86_64, version: version))
    #expect((mismatch == nil) == fits)
    if !fits { #expect(mismatch?.hasPrefix("kernel.json ") == true) }
    #expect(costs.mismatch(try KernelModel(architecture: .arm64, version: version)) != nil)
  }

  @Test func whatIsNotThere() throws {
    #expect(
      try costs(1, 0.5, 2).cost(.g1, .free).basis == "free of 1G wasn't measured on kernel.json")
    let error = #expect(throws: KernelMeasuredError.self) {
      try KernelMeasuredCosts(Example.nothing, name: "a.json")
    }
    #expect(error?.description.hasPrefix("a.json doesn't say what the kernel's HVO adds") == true)
  }
}

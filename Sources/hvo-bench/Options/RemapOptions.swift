import ArgumentParser
import HugeTLB
import PerfCounters
import RemapTiming
import Vmemmap

/// What is remapped, and how often.
struct RemapOptions: ParsableArguments {
  @OptionGroup var protocols: ProtocolOptions

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      """
      Huge pages in one batch, which share its flushes. Default: as many as have 32 MiB of struct \
      pages, at most 512.
      """, valueName: "pages"),
    transform: WholeNumber(range: 1...65536, noun: "huge pages").parse)
  var batch: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Timed batches of each protocol, size and operation.", valueName: "n"),
    transform: WholeNumber(range: 2...100_000, noun: "rounds").parse)
  var rounds = 20

  /// The most memory that one simulated vmemmap takes.
  private static let mostVmemmapBytes: UInt64 = 2 << 30

  /// The plan for these sizes on a kernel.
  func plan(sizes: [HugePageSize], model: KernelModel, counters: [CounterRequest]) throws
    -> RemapPlan
  {
    try model.checkSizes(sizes)
    let loads = sizes.map { size in
      batch.map { RemapLoad(size: size, batch: $0) } ?? .usual(size, geometry: model.geometry)
    }
    for load in loads {
      let bytes = load.vmemmapBytes(model.geometry)
      guard bytes <= Self.mostVmemmapBytes else {
        throw ValidationError(
          "--batch \(load.batch): \(load.batch) pages of \(load.size) have "
            + "\(ByteCount(bytes)?.description ?? "2^63 or more bytes") of struct pages; "
            + "at most 2 GiB are simulated at once")
      }
    }
    var plan = RemapPlan(
      mmu: model.architecture == .x86_64 ? .x86_64 : .arm64, geometry: model.geometry,
      protocols: try protocols.protocols(on: model), loads: loads, rounds: max(1, rounds / 2))
    plan.counters = counters
    return plan
  }
}

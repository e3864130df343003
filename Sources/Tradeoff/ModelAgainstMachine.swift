import HugeTLB
public import KernelHVO
import Measurement
import Numbers
public import RemapTiming
import Vmemmap

/// The calculator and the simulator beside the kernel's own HVO.
public struct ModelAgainstMachine {
  /// What was compared, in the order of a report.
  public private(set) var checks: [ModelCheck] = []

  /// - Parameters:
  ///   - report: of the kernel.
  ///   - simulated: the protocol that this kernel runs, on the simulated vmemmap.
  ///   - cpus: CPUs that are online, each other one of which a flush interrupts.
  public init(_ report: KernelReport, simulated: [RemapMeasurement], cpus: Int) {
    for saving in report.savings { checks.append(Self.saving(saving)) }
    for size in report.sizes {
      let hvo = Self.steady(simulated, size, .optimize)
      let deHVO = Self.steady(simulated, size, .restore)
      add(report, size, .allocate, hvo)
      add(report, size, .free, deHVO)
      addFlushes(report, size, .allocate, Self.flushes(simulated, size, .optimize), cpus)
      addFlushes(report, size, .free, Self.flushes(simulated, size, .restore), cpus)
    }
  }

  private static func saving(_ saving: SavingCheck) -> ModelCheck {
    ModelCheck(
      what: "vmemmap pages freed, N = \(saving.obtained)", size: saving.size,
      quantity: .pages, model: .known(Double(saving.predicted), from: "the kernel's rule"),
      machine: .known(
        Double(saving.measured), from: "nr_memmap_pages + nr_memmap_boot_pages"),
      isExact: true, note: saving.explanation)
  }

  private static func steady(
    _ simulated: [RemapMeasurement], _ size: HugePageSize, _ operation: RemapCase.Operation
  ) -> RemapMeasurement? {
    simulated.first {
      $0.subject.load.size == size && $0.subject.operation == operation
        && $0.subject.pass == .steady && $0.subject.copies && $0.summary != nil
    }
  }

  /// Whole flushes of one batch. Those of the first pass: the kernel flushes after the splits even
  /// when nothing was left to split (mm/hugetlb_vmemmap.c).
  private static func flushes(
    _ simulated: [RemapMeasurement], _ size: HugePageSize, _ operation: RemapCase.Operation
  ) -> Int? {
    simulated.filter { $0.subject.load.size == size && $0.subject.operation == operation }
      .map(\.counts.totalTLBIs).max()
  }

  /// Cost per page and slowdown of one operation.
  private mutating func add(
    _ report: KernelReport, _ size: HugePageSize, _ operation: KernelCase.Operation,
    _ simulated: RemapMeasurement?
  ) {
    let missing = ModelCheck.Side.missing("not simulated")
    let cost = simulated?.summary?.p50
    if let added = report.cost(size, operation) {
      checks.append(
        ModelCheck(
          what: "\(operation.rawValue): HVO's CPU time per huge page", size: size,
          quantity: .nanoseconds,
          model: cost.map { .known($0, from: "simulated vmemmap, page copies included") }
            ?? missing,
          machine: Self.part(added), isExact: false,
          note: "the simulation only remaps and copies; the kernel also allocates and frees vmemmap"
            + " pages, takes locks, waits for flushes and misses caches"))
    }
    if let off = report.largest(size, operation, isOptimized: false, false),
      let slowdown = report.slowdown(size, operation)
    {
      checks.append(
        ModelCheck(
          what: "\(operation.rawValue) \(off.batch) pages: CPU time, HVO on over off", size: size,
          quantity: .times,
          model: cost.map {
            .known((off.cpu + off.pages * $0) / off.cpu, from: "measured off + simulated remap")
          } ?? missing,
          machine: .known(slowdown, from: "medians of whole writes"), isExact: false,
          note:
            "predicted from the write with HVO off and the simulated remap, so it lacks what that"
            + " lacks"))
    }
  }

  /// HVO's part per page, where it can be told from the rest.
  private static func part(_ added: KernelCost) -> ModelCheck.Side {
    guard let interval = added.cpuPerPage.interval else {
      return .missing(
        "\(added.rounds) rounds give no interval: --rounds \(Bootstrap().fewest) or more")
    }
    guard !interval.contains(0) else {
      return .missing("HVO on and off can't be told apart: the rest of the write varies more")
    }
    return .known(
      added.cpuPerPage.value, from: "HVO on less HVO off, median of \(added.rounds) rounds")
  }

  /// Interrupts that the flushes of one write send to other CPUs.
  private mutating func addFlushes(
    _ report: KernelReport, _ size: HugePageSize, _ operation: KernelCase.Operation,
    _ flushes: Int?, _ cpus: Int
  ) {
    guard let flushes else { return }
    let seen = report.callInterrupts(size, operation, isOptimized: true)
    let off = report.callInterrupts(size, operation, isOptimized: false)
    checks.append(
      ModelCheck(
        what: "\(operation.rawValue): interrupts of other CPUs by flushes, per write", size: size,
        quantity: .events,
        model: .known(
          Double(flushes * max(0, cpus - 1)), from: "\(flushes) flushes per batch, \(cpus) CPUs"),
        machine: seen.map { .known($0, from: "function-call interrupts of the quietest write") }
          ?? .missing("function-call interrupts aren't counted here"),
        isExact: false,
        note: off.map {
          "other work's interrupts are in it: with HVO off \(NumberText(ascii: false).rounded($0))"
        }))
  }
}
